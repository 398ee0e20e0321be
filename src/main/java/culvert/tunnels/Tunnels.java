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
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** What is known of the tunnels, for pages and programs. */
@ApplicationScoped
public class Tunnels {

    // Whatever is older than this is gone (ContainerState) or was replaced.
    private static final Duration NOT_GONE = Duration.ofDays(2);

    private static final int MOST_CHANGES = 20_000;
    private static final Duration LATELY = Duration.ofMinutes(10);

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
        return query(connection ->
                RunRows.ofResource(connection, resource.value(), clock.instant().minus(NOT_GONE)));
    }

    /** What happened to the tunnels of a resource, oldest first, without probes; of more than {@code most} the newest. */
    public List<PastEvent> events(ResourceId resource, Instant from, int most) {
        return query(connection -> EventRows.between(connection, resource.value(), from, most));
    }

    /** What each container's tunnel did since then, by name of the container. */
    public List<ContainerTimeline> timeline(ResourceId resource, Instant from) {
        List<PastEvent> events =
                query(connection -> EventRows.changes(connection, resource.value(), from, MOST_CHANGES));
        List<TunnelRun> runs = query(connection -> RunRows.ofResource(connection, resource.value(), from));
        return Timeline.of(events, runs, from, clock.instant());
    }

    /** The days since then of which not all that was reported is kept, newest first; nearly always none. */
    public List<TunnelDay> incompleteDays(ResourceId resource, Instant from) {
        return query(connection ->
                DayRows.incomplete(connection, resource.value(), LocalDate.ofInstant(from, ZoneOffset.UTC)));
    }

    /** How each version of a resource fared, as far as its containers reported. */
    public List<VersionRecord> records(ResourceId resource) {
        return query(connection -> RunRows.records(connection, resource.value()));
    }

    /** Living resources whose newest version has a container that fails, and none whose tunnel ever came up. */
    public List<ResourceId> withFailingNewestVersion() {
        return query(connection -> RunRows.withFailingNewestVersion(
                        connection, clock.instant().minus(LATELY))
                .stream()
                .map(ResourceId::new)
                .toList());
    }

    /** Counts what all tunnels do. Reads a row for each container. */
    public TunnelCensus census() {
        Instant now = clock.instant();
        return TunnelCensus.of(query(connection -> RunRows.ofLivingResources(connection, now.minus(NOT_GONE))), now);
    }

    private <T> T query(Query<T> query) {
        try (Connection connection = database.getConnection()) {
            return query.on(connection);
        } catch (SQLException e) {
            throw new LedgerUnusable(e);
        }
    }

    private interface Query<T> {
        T on(Connection connection) throws SQLException;
    }
}
