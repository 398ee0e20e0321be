package culvert.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.crypto.tink.KeysetHandle;
import culvert.audit.AuditTrail;
import culvert.jobs.JobQueue;
import culvert.resources.AppId;
import culvert.resources.Author;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.security.KeysetChange;
import culvert.security.KeysetUnusable;
import culvert.security.Keysets;
import culvert.security.SealedColumn;
import culvert.security.Sealer;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncReader;
import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class RotationTest {

    private static final Set<String> NOT_SEALED = Set.of(
            // A digest of a link that was used.
            "sign_on.token_digest",
            // What db-scheduler keeps about a job; ours have no data.
            "scheduled_tasks.task_data",
            // Digests of orders.
            "osb_instance.fingerprint",
            "osb_binding.fingerprint");

    @Inject
    @ConfigProperty(name = "CULVERT_DATA_DIR")
    Path dataDir;

    @Inject
    Rotation rotation;

    @Inject
    Sealer sealer;

    @Inject
    ResourceService resources;

    @Inject
    AgroalDataSource database;

    @Inject
    JobQueue jobs;

    @Inject
    AuditTrail trail;

    @Inject
    @All
    List<SealedColumn> columns;

    @Test
    void a_key_is_replaced_under_load_without_a_failed_request_and_the_old_one_is_then_not_needed() throws Exception {
        List<ResourceId> before = new ArrayList<>();
        for (int i = 0; i < 2 * Resealing.ROWS_AT_ONCE + 7; i++) {
            before.add(save());
        }
        String old = primary();
        var failures = new ConcurrentLinkedQueue<Throwable>();
        var stop = new AtomicBoolean();
        try (var customers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                customers.execute(() -> useUntil(stop, before, failures));
            }
            changeKeyset(KeysetChange::withNewPrimary);
            await().until(() -> use(old).total() == 0);
            stop.set(true);
        }
        changeKeyset(keyset -> KeysetChange.without(keyset, old));

        assertThat(failures).isEmpty();
        assertThat(rotation.problem()).isEmpty();
        assertThat(rotation.keys()).noneMatch(key -> key.id().equals(old));
        assertThat(before)
                .allSatisfy(id -> assertThat(resources.configText(id, 1)).isPresent());
    }

    @Test
    void a_keyset_without_a_key_that_is_needed_is_not_taken_over() {
        ResourceId id = save();
        KeysetHandle good = sealer.keyset();

        Keysets.write(KeysetChange.fresh(), file());
        rotation.look();
        Optional<String> problem = rotation.problem();
        Keysets.write(good, file());
        rotation.look();

        assertThat(problem.orElseThrow())
                .contains("lacks key " + KeyIds.digits(good.getPrimary().getId()));
        assertThat(rotation.problem()).isEmpty();
        assertThat(resources.configText(id, 1)).isPresent();
    }

    /** The keyset of a broker that gets it in its environment is changed by a start. */
    @Test
    void a_start_without_a_key_that_is_needed_is_refused() {
        save();
        String needed = primary();
        KeysetHandle without = KeysetChange.without(KeysetChange.withNewPrimary(sealer.keyset()), needed);
        var started = new Rotation(new Sealer(without), () -> without, columns, database, jobs, trail);

        assertThatThrownBy(() -> started.refuseToStartWithoutNeededKeys(new StartupEvent()))
                .isInstanceOf(KeysetUnusable.class)
                .hasMessageContaining("lacks key " + needed);
        assertThatCode(() -> rotation.refuseToStartWithoutNeededKeys(new StartupEvent()))
                .doesNotThrowAnyException();
    }

    @Test
    void whatever_kills_it_the_next_one_goes_on_with_the_rows_that_are_left() throws Exception {
        List<ResourceId> before = new ArrayList<>();
        for (int i = 0; i < Resealing.ROWS_AT_ONCE + 50; i++) {
            before.add(save());
        }
        SealedColumn texts = columns.stream()
                .filter(column -> column.table().equals("config_version"))
                .findFirst()
                .orElseThrow();
        Sealer next = new Sealer(KeysetChange.withNewPrimary(sealer.keyset()));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            boolean more = new Resealing(texts, next).step(connection);
            connection.rollback();
            assertThat(more).isTrue();
            assertThat(needing(connection, next)).isZero();

            new Resealing(texts, next).step(connection);
            connection.commit();
            assertThat(needing(connection, next)).isEqualTo(Resealing.ROWS_AT_ONCE);

            Resealing another = new Resealing(texts, next);
            while (another.step(connection)) {
                connection.commit();
            }
            connection.commit();
            assertThat(another.unopened()).isZero();
            assertThat(needing(connection, next)).isGreaterThanOrEqualTo(before.size());
            // Back, for the other tests know only the keyset of before.
            Resealing back = new Resealing(texts, new Sealer(KeysetChange.withPrimary(next.keyset(), primary())));
            while (back.step(connection)) {
                connection.commit();
            }
            connection.commit();
        }
        assertThat(before)
                .allSatisfy(id -> assertThat(resources.configText(id, 1)).isPresent());
    }

    @Test
    void a_value_that_was_moved_to_another_row_is_not_made_good_by_sealing_it_anew() throws SQLException {
        ResourceId one = save();
        ResourceId other = save();
        SealedColumn texts = columns.stream()
                .filter(column -> column.table().equals("config_version"))
                .findFirst()
                .orElseThrow();
        Sealer next = new Sealer(KeysetChange.withNewPrimary(sealer.keyset()));
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement swap = connection.prepareStatement(
                    "update config_version set text = (select text from config_version where resource_id = ?) "
                            + "where resource_id = ?")) {
                swap.setString(1, one.value());
                swap.setString(2, other.value());
                swap.executeUpdate();
            }
            Resealing resealing = new Resealing(texts, next);
            boolean more;
            do {
                more = resealing.step(connection);
            } while (more);
            assertThat(resealing.unopened()).isEqualTo(1);
            connection.rollback();
        }
    }

    @Test
    void every_column_of_bytes_is_sealed_and_declared_or_known_not_to_be_secret() throws SQLException {
        Set<String> there = new TreeSet<>();
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select table_name, column_name from information_schema.columns "
                                + "where table_schema = 'public' and data_type = 'bytea'");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                there.add(row.getString(1) + "." + row.getString(2));
            }
        }
        there.removeAll(NOT_SEALED);

        assertThat(columns).extracting(SealedColumn::toString).containsExactlyInAnyOrderElementsOf(there);
    }

    private void useUntil(AtomicBoolean stop, List<ResourceId> readable, ConcurrentLinkedQueue<Throwable> failures) {
        for (int i = 0; !stop.get(); i++) {
            try {
                assertThat(resources.configText(readable.get(i % readable.size()), 1))
                        .isPresent();
                assertThat(resources.configText(save(), 1)).isPresent();
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
            }
        }
    }

    private void changeKeyset(UnaryOperator<KeysetHandle> change) {
        Keysets.write(change.apply(sealer.keyset()), file());
        rotation.look();
    }

    private KeyUse use(String id) {
        return rotation.keys().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElse(new KeyUse(id, false, false, Map.of()));
    }

    private Path file() {
        return dataDir.resolve("keyset.json");
    }

    private String primary() {
        return KeyIds.digits(sealer.keyset().getPrimary().getId());
    }

    private static long needing(Connection connection, Sealer sealer) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "select count(*) from config_version where substring(text from 1 for 5) = ?")) {
            select.setBytes(1, KeyIds.prefix(sealer.keyset().getPrimary().getId()));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private ResourceId save() {
        var order = new Order(
                PlatformName.SCALINGO, Optional.empty(), new AppId("app-" + UUID.randomUUID()), "vpn-ipsec-standard");
        ResourceId id = resources.provision(order).resource().id();
        String conf = """
                IPSec gateway vpn.example.net
                IPSec ID staff
                IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
                Xauth username ada
                Xauth password s3cond-Passw0rd
                IKE DH Group dh14
                """;
        Reading.Accepted read = (Reading.Accepted) VpncReader.read(conf.getBytes(StandardCharsets.UTF_8), 8192);
        resources.save(id, read.config(), Optional.empty(), new Author("a test"));
        return id;
    }
}
