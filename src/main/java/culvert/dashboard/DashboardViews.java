package culvert.dashboard;

import culvert.dashboard.VersionsView.Change;
import culvert.resources.PlatformName;
import culvert.resources.Resource;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import culvert.resources.StoredConfigs;
import culvert.rollback.ConfigChange;
import culvert.sso.DashboardAddress;
import culvert.sso.Sessions.SignedOn;
import culvert.vpnc.SecretMask;
import culvert.vpnc.VpncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers what a page shows around the editor. */
@ApplicationScoped
class DashboardViews {

    private final ResourceService resources;
    private final StoredConfigs stored;
    private final LiveViews lives;

    DashboardViews(ResourceService resources, StoredConfigs stored, LiveViews lives) {
        this.resources = resources;
        this.stored = stored;
        this.lives = lives;
    }

    /** The editor with the newest version in it, secrets masked. */
    EditorView newest(Resource resource) {
        return EditorView.of(maskedVersion(resource, resource.newestVersion()), resource.newestVersion());
    }

    /** A version's text with its secrets masked; empty when there is no such version. */
    String maskedVersion(Resource resource, int number) {
        return stored.version(resource.id(), number).map(SecretMask::mask).orElse("");
    }

    /** A version beside what somebody wanted to save instead of it. */
    EditorView.Newer newer(Resource resource, int number, VpncConfig wanted) {
        List<Change> differences = stored
                .version(resource.id(), number)
                .map(newer -> ConfigChange.between(newer, wanted))
                .orElse(List.of())
                .stream()
                .map(Change::of)
                .toList();
        return new EditorView.Newer(maskedVersion(resource, number), differences);
    }

    DashboardView page(SignedOn who, EditorView editor, @Nullable String notice, @Nullable String problem) {
        Resource resource = who.resource();
        return new DashboardView(
                DashboardAddress.of(resource.id()),
                resource.app().value(),
                resource.plan(),
                resource.platform().peoplesName(),
                resource.platform() == PlatformName.HEROKU,
                resource.state() == ResourceState.SUSPENDED,
                resources.resourcesOnSameApp(resource) - 1,
                who.session().formToken().reveal(),
                notice,
                problem,
                editor,
                lives.of(who));
    }
}
