package culvert.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.crypto.tink.KeysetHandle;
import culvert.security.KeysetChange;
import culvert.security.Keysets;
import culvert.testsupport.BrokerProcess;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key is changed while people order and save, and the broker is killed in the middle of sealing anew. */
final class RotationIT {

    private static final int PEOPLE = 8;
    // Several times as many as are sealed anew in one transaction.
    private static final int VERSIONS = 900;
    private static final int TRIES_TO_HIT_THE_MIDDLE = 5;
    private static final int REFUSED = 78;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final PlatformServer platform = new PlatformServer();
    private final int port = BrokerProcess.freePort();

    @Test
    void the_next_broker_goes_on_with_what_is_left_and_nobody_notices() throws Exception {
        KeysetHandle keys = Keysets.fromFileOrNew(keyset());
        BrokerProcess broker = BrokerProcess.startReady(port, settings());
        try (Marketplace marketplace = new Marketplace(broker.address());
                Load load = new Load(marketplace, PEOPLE, 1)) {
            await().atMost(Duration.ofMinutes(2)).until(() -> load.saved() >= VERSIONS);

            boolean inTheMiddle = false;
            for (int i = 0; !inTheMiddle && i < TRIES_TO_HIT_THE_MIDDLE; i++) {
                keys = KeysetChange.withNewPrimary(keys);
                Keysets.write(keys, keyset());
                inTheMiddle = stopInTheMiddleOfSealingWith(keys, broker);
            }
            assertThat(inTheMiddle).isTrue();
            broker.kill();

            Keysets.write(onlyPrimary(keys), keyset());
            BrokerProcess refused = BrokerProcess.start(port, settings());
            assertThat(refused.awaitExit()).isEqualTo(REFUSED);
            // The sentence depends on which keys it lacks: whether the one that signs tokens was sealed anew already.
            assertThat(refused.lines()).last().asString().startsWith("culvert: The keyset");

            Keysets.write(keys, keyset());
            broker = BrokerProcess.startReady(port, settings());
            KeysetHandle wanted = keys;
            await().atMost(Duration.ofMinutes(1)).until(() -> notSealedWith(wanted) == 0);
            broker.close();

            Keysets.write(onlyPrimary(keys), keyset());
            broker = BrokerProcess.startReady(port, settings());
            load.stop();
            assertThat(load.anomalies(new Ledger(database(), keyset()), true)).isEmpty();
        } finally {
            broker.close();
            platform.close();
        }
    }

    // People go on saving with the keys of before until the broker has looked at its keyset: more until then, fewer
    // afterwards. A stopped broker commits nothing, so what is counted then is what a kill leaves.
    private boolean stopInTheMiddleOfSealingWith(KeysetHandle keys, BrokerProcess broker) throws Exception {
        try (Connection connection = DriverManager.getConnection(database())) {
            AtomicLong most = new AtomicLong();
            await().atMost(Duration.ofSeconds(30))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(1))
                    .until(() -> {
                        long now = notSealedWith(keys, connection);
                        return now < most.getAndAccumulate(now, Math::max);
                    });
            signal("STOP", broker);
            boolean inTheMiddle = notSealedWith(keys, connection) > 0;
            if (!inTheMiddle) {
                signal("CONT", broker);
            }
            return inTheMiddle;
        }
    }

    private static void signal(String name, BrokerProcess broker) throws IOException, InterruptedException {
        String pid = String.valueOf(broker.process().pid());
        assertThat(new ProcessBuilder("kill", "-s", name, pid).start().waitFor())
                .isZero();
    }

    private long notSealedWith(KeysetHandle keys) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(database())) {
            return notSealedWith(keys, connection);
        }
    }

    // Tink puts a one and the key's id before what it has sealed.
    private static long notSealedWith(KeysetHandle keys, Connection connection) throws SQLException {
        byte[] prefix = ByteBuffer.allocate(5)
                .put((byte) 1)
                .putInt(keys.getPrimary().getId())
                .array();
        try (PreparedStatement select = connection.prepareStatement(
                "select count(*) from config_version where substring(text from 1 for 5) <> ?")) {
            select.setBytes(1, prefix);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static KeysetHandle onlyPrimary(KeysetHandle keys) {
        KeysetHandle left = keys;
        for (int i = 0; i < keys.size(); i++) {
            if (!keys.getAt(i).isPrimary()) {
                left = KeysetChange.without(
                        left, Integer.toUnsignedString(keys.getAt(i).getId()));
            }
        }
        return left;
    }

    private Map<String, String> settings() {
        return Map.of(
                "CULVERT_SCALINGO_PASSWORD", BrokerProcess.PASSWORD,
                "CULVERT_SCALINGO_SSO_SALT", "salt",
                "CULVERT_DATA_DIR", folder.resolve("data").toString(),
                "CULVERT_KEYSET", keyset().toString(),
                "CULVERT_SCALINGO_API_URL", platform.address().toString());
    }

    private Path keyset() {
        return folder.resolve("keyset.json");
    }

    // The embedded server takes another port at each start; PostgreSQL writes it into the fourth line of its pid file.
    private String database() throws IOException {
        return "jdbc:postgresql://127.0.0.1:"
                + Files.readAllLines(folder.resolve("data/postgres/postmaster.pid"))
                        .get(3) + "/postgres?user=postgres";
    }
}
