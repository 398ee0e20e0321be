package culvert.rotation;

import com.google.crypto.tink.KeysetHandle;
import culvert.audit.Act;
import culvert.audit.AuditTrail;
import culvert.jobs.JobQueue;
import culvert.security.KeysetSource;
import culvert.security.KeysetUnusable;
import culvert.security.SealedColumn;
import culvert.security.Sealer;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Goes over to a changed keyset without a restart, and tells which keys are still needed. */
@ApplicationScoped
public class Rotation {

    private static final int BEFORE_ALL_JOBS = ObserverMethod.DEFAULT_PRIORITY - 1;

    private final Sealer sealer;
    private final KeysetSource source;
    private final List<SealedColumn> columns;
    private final AgroalDataSource database;
    private final JobQueue jobs;
    private final AuditTrail trail;

    private volatile @Nullable String problem;

    Rotation(
            Sealer sealer,
            KeysetSource source,
            @All List<SealedColumn> columns,
            AgroalDataSource database,
            JobQueue jobs,
            AuditTrail trail) {
        this.sealer = sealer;
        this.source = source;
        this.columns = columns;
        this.database = database;
        this.jobs = jobs;
        this.trail = trail;
    }

    // A keyset in the environment is changed by a start. Before any job begins: one that cannot open what it is to
    // deliver would give it up.
    void refuseToStartWithoutNeededKeys(@Observes @Priority(BEFORE_ALL_JOBS) StartupEvent starting) {
        List<String> lacking = lacking(sealer.keyset());
        if (!lacking.isEmpty()) {
            throw new KeysetUnusable("The keyset lacks key " + String.join(", ", lacking)
                    + ", which values in the database still need. Start with a keyset that has it.");
        }
    }

    /**
     * Reads the keyset again, and begins to seal anew when it has changed. One that lacks a key which is still needed is not
     * taken over: {@link #problem} says so, and everything goes on with the keys of before.
     */
    @Transactional
    public void look() {
        try {
            KeysetHandle now = source.read();
            if (now.equalsKeyset(sealer.keyset())) {
                problem = null;
                return;
            }
            List<String> lacking = lacking(now);
            if (!lacking.isEmpty()) {
                problem = "The changed keyset lacks key " + String.join(", ", lacking)
                        + ", which values in the database still need. The keyset of before stays in use.";
                return;
            }
            sealer.adopt(now);
            problem = null;
            trail.note(
                    Act.KEYSET_READ,
                    null,
                    "primary key " + KeyIds.digits(now.getPrimary().getId()));
            jobs.runNow(ResealingJob.JOB);
        } catch (KeysetUnusable e) {
            problem = "The keyset of before stays in use: " + e.getMessage() + ".";
        }
    }

    /** Why the keyset as it is now was not taken over, in one sentence. */
    public Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Every key that the keyset has or a value needs, with how many values need it. */
    @Transactional
    public List<KeyUse> keys() {
        Map<String, Map<String, Long>> values = new TreeMap<>();
        KeysetHandle keyset = sealer.keyset();
        List<String> known = ids(keyset);
        known.forEach(id -> values.put(id, new LinkedHashMap<>()));
        for (SealedColumn column : columns) {
            count(column)
                    .forEach((id, count) -> values.computeIfAbsent(id, unknown -> new LinkedHashMap<>())
                            .put(column.toString(), count));
        }
        String primary = KeyIds.digits(keyset.getPrimary().getId());
        List<KeyUse> uses = new ArrayList<>();
        values.forEach((id, counts) -> uses.add(new KeyUse(id, known.contains(id), id.equals(primary), counts)));
        return uses;
    }

    private List<String> lacking(KeysetHandle keyset) {
        List<String> there = ids(keyset);
        return columns.stream()
                .flatMap(column -> count(column).keySet().stream())
                .distinct()
                .filter(id -> !there.contains(id))
                .toList();
    }

    private Map<String, Long> count(SealedColumn column) {
        String sql = "select substring(%s from 1 for %d), count(*) from %s where %s is not null group by 1"
                .formatted(column.column(), KeyIds.PREFIX_BYTES, column.table(), column.column());
        Map<String, Long> counts = new TreeMap<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                counts.put(KeyIds.digits(row.getBytes(1)), row.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            throw new RotationInterrupted(e);
        }
    }

    private static List<String> ids(KeysetHandle keyset) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < keyset.size(); i++) {
            ids.add(KeyIds.digits(keyset.getAt(i).getId()));
        }
        return ids;
    }
}
