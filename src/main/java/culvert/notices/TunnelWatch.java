package culvert.notices;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import culvert.diagnosis.gathering.Diagnoses;
import culvert.jobs.Patience;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.tunnels.ResourceStatus;
import culvert.tunnels.Tunnels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The durable job that looks at the tunnels of one resource after they changed, and tells what is worth it. */
@ApplicationScoped
class TunnelWatch {

    static final String NAME = "watch-tunnels";

    private static final Duration AFTER_OUR_OWN_FAILURE = Duration.ofSeconds(10);

    private final Standings standings;
    private final Tunnels tunnels;
    private final ResourceService resources;
    private final Diagnoses diagnoses;
    private final NoticeLedger ledger;
    private final Patience patience;
    private final Clock clock;

    TunnelWatch(
            Standings standings,
            Tunnels tunnels,
            ResourceService resources,
            Diagnoses diagnoses,
            NoticeLedger ledger,
            Patience patience,
            Clock clock) {
        this.standings = standings;
        this.tunnels = tunnels;
        this.resources = resources;
        this.diagnoses = diagnoses;
        this.ledger = ledger;
        this.patience = patience;
        this.clock = clock;
    }

    static TaskInstance<Void> job(ResourceId resource) {
        return new TaskInstance<>(NAME, resource.value());
    }

    @Produces
    @Singleton
    CustomTask<Void> watchTunnels() {
        return Tasks.custom(NAME, Void.class)
                .onFailureReschedule(FixedDelay.of(AFTER_OUR_OWN_FAILURE))
                .onDeadExecutionRevive()
                .execute((job, context) -> patience.ending(() -> look(new ResourceId(job.getId()))));
    }

    /** Tells what is to be told. @return when to look again */
    @Transactional
    Optional<Instant> look(ResourceId id) {
        Optional<Standing> standing = standings.lock(id);
        if (standing.isEmpty()) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        ResourceStatus status = tunnels.status(id);
        Standing.Look look = standing.get().look(Level.of(status.state()), now);
        standings.write(id, look.next());
        look.tell().ifPresent(event -> {
            Resource resource = resources.find(id);
            int changes = standing.get().changes();
            ledger.tell(id, NoticeBody.ofTunnels(event, resource, status, diagnoses.of(resource), changes, now));
        });
        return look.again();
    }
}
