package culvert.rollback;

import culvert.resources.Author;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import culvert.resources.Saved;
import culvert.resources.StoredConfigs;
import culvert.tunnels.TunnelRun;
import culvert.tunnels.Tunnels;
import culvert.tunnels.WatchChoices;
import culvert.vpnc.Directive;
import culvert.vpnc.VpncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Looks at versions that fail, and goes back where {@link AutomaticReturn} says so. */
@ApplicationScoped
public class ReturnWatch {

    private static final Logger LOG = Logger.getLogger(ReturnWatch.class);

    private final ResourceService resources;
    private final Tunnels tunnels;
    private final StoredConfigs stored;
    private final VersionNotes notes;
    private final WatchChoices choices;
    private final Rollback rollback;
    private final Event<WentBack> returns;
    private final Clock clock;

    ReturnWatch(
            ResourceService resources,
            Tunnels tunnels,
            StoredConfigs stored,
            VersionNotes notes,
            WatchChoices choices,
            Rollback rollback,
            Event<WentBack> returns,
            Clock clock) {
        this.resources = resources;
        this.tunnels = tunnels;
        this.stored = stored;
        this.notes = notes;
        this.choices = choices;
        this.rollback = rollback;
        this.returns = returns;
        this.clock = clock;
    }

    /** Looks at every resource whose newest version fails at the moment. */
    void lookAtAll() {
        for (ResourceId resource : tunnels.withFailingNewestVersion()) {
            lookAt(resource);
        }
    }

    /** Looks at one; locked, so that a person who saves at this moment is not overtaken. */
    @Transactional
    public void lookAt(ResourceId id) {
        Resource resource = resources.lock(id);
        if (resource.state() != ResourceState.PROVISIONED) {
            return;
        }
        int version = resource.newestVersion();
        Optional<String> reason = AutomaticReturn.reason(story(id, version), clock.instant());
        if (reason.isPresent()) {
            LOG.infof("going back from version %d of %s by itself: %s", version, id, reason.get());
            rollback.restore(id, version - 1, version, Author.automaticReturn(), true)
                    .filter(Saved.NewVersion.class::isInstance)
                    .ifPresent(saved ->
                            returns.fire(new WentBack(id, version, version - 1, saved.newest(), reason.get())));
        }
    }

    private VersionStory story(ResourceId id, int version) {
        List<TunnelRun> runs = tunnels.runs(id).stream()
                .filter(run -> run.version() == version)
                .toList();
        boolean previousConnected = tunnels.records(id).stream()
                .anyMatch(record ->
                        record.version() == version - 1 && record.connectedAt().isPresent());
        return new VersionStory(
                version,
                choices.goesBack(id),
                notes.of(id, version).byItself(),
                previousConnected,
                changed(stored.version(id, version - 1), stored.version(id, version)),
                runs);
    }

    private static Set<Directive> changed(Optional<VpncConfig> before, Optional<VpncConfig> after) {
        Set<Directive> changed = EnumSet.noneOf(Directive.class);
        if (before.isPresent() && after.isPresent()) {
            ConfigChange.between(before.get(), after.get()).forEach(change -> changed.add(change.directive()));
        }
        return changed;
    }
}
