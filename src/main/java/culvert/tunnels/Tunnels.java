package culvert.tunnels;

import culvert.resources.ResourceId;
import culvert.tunnels.ReportLedger.LedgerUnusable;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is known of the tunnels, for pages and programs. */
@ApplicationScoped
public class Tunnels {

    // Whatever is older than this is gone (ContainerState) or was replaced.
    private static final Duration NOT_GONE = Duration.ofDays(2);

    private final AgroalDataSource database;
    private final Clock clock;

    Tunnels(AgroalDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The tunnels of a resource as they are now. */
    public ResourceStatus status(ResourceId resource) {
        return ResourceStatus.of(runs(resource), clock.instant());
    }

    /** Every start of a supervisor that was heard of within two days. */
    public List<TunnelRun> runs(ResourceId resource) {
        try (Connection connection = database.getConnection()) {
            return RunRows.ofResource(
                    connection, resource.value(), clock.instant().minus(NOT_GONE));
        } catch (SQLException e) {
            throw new LedgerUnusable(e);
        }
    }

    /** What happened to the tunnels of a resource, oldest first, without probes; of more than {@code most} the newest. */
    public List<PastEvent> events(ResourceId resource, Instant from, int most) {
        try (Connection connection = database.getConnection()) {
            return EventRows.between(connection, resource.value(), from, most);
        } catch (SQLException e) {
            throw new LedgerUnusable(e);
        }
    }
}
