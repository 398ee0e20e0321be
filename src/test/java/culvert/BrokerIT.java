package culvert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import culvert.security.Keysets;
import culvert.testsupport.BrokerProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged broker: how it starts, what it says when it cannot, and what survives its violent end. */
final class BrokerIT {

    private static final String ORDER = "{\"plan\":\"vpn-ipsec-standard\",\"app_id\":\"app\",\"uuid\":\"ad-1\"}";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void missing_settings_are_one_sentence_each() {
        try (BrokerProcess broker = BrokerProcess.start(
                BrokerProcess.freePort(), Map.of("CULVERT_CONF_MAX", "many", "DATABASE_URL", "nonsense"))) {
            assertThat(broker.awaitExit()).isEqualTo(78);
            assertThat(broker.lines())
                    .containsExactlyInAnyOrder(
                            "culvert: DATABASE_URL cannot be read: must look like postgres://user:password@host:port/name.",
                            "culvert: CULVERT_CONF_MAX must be a whole number, but is 'many'.");
        }
    }

    @Test
    void a_port_in_use_is_named() throws IOException {
        try (ServerSocket taken = new ServerSocket(0);
                BrokerProcess broker = BrokerProcess.start(
                        taken.getLocalPort(),
                        Map.of("CULVERT_SCALINGO_PASSWORD", "pw", "CULVERT_SCALINGO_SSO_SALT", "salt"))) {
            assertThat(broker.awaitExit()).isEqualTo(78);
            assertThat(broker.lines())
                    .containsExactly("culvert: Port " + taken.getLocalPort()
                            + " is in use by another program; end it, or set PORT to a free one.");
        }
    }

    @Test
    void a_database_that_is_not_there_is_named_without_its_password() {
        try (BrokerProcess broker = BrokerProcess.start(
                BrokerProcess.freePort(),
                Map.of(
                        "CULVERT_SCALINGO_PASSWORD", "pw",
                        "CULVERT_SCALINGO_SSO_SALT", "salt",
                        "CULVERT_KEYSET", folder.resolve("keyset.json").toString(),
                        "DATABASE_URL", "postgres://me:hunter2@127.0.0.1:1/culvert"))) {
            assertThat(broker.awaitExit()).isEqualTo(78);
            assertThat(broker.lines())
                    .singleElement()
                    .asString()
                    .startsWith("culvert: The database at 127.0.0.1:1 cannot be used: ")
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void a_keyset_that_does_not_fit_is_named_before_anything_is_acknowledged() throws IOException {
        int databasePort = BrokerProcess.freePort();
        Path other = folder.resolve("other.json");
        Keysets.fromFileOrNew(other);
        try (EmbeddedPostgres database = database(databasePort)) {
            String url = "postgres://postgres@127.0.0.1:" + database.getPort() + "/postgres";
            BrokerProcess.startReady(BrokerProcess.freePort(), Map.of("DATABASE_URL", url, "CULVERT_KEYSET", keyset()))
                    .close();

            try (BrokerProcess broker = BrokerProcess.start(
                    BrokerProcess.freePort(),
                    Map.of(
                            "CULVERT_SCALINGO_PASSWORD",
                            "pw",
                            "CULVERT_SCALINGO_SSO_SALT",
                            "salt",
                            "CULVERT_KEYSET",
                            other.toString(),
                            "DATABASE_URL",
                            url))) {
                assertThat(broker.awaitExit()).isEqualTo(78);
                assertThat(broker.lines())
                        .contains("culvert: The keyset is not the one that this database was sealed with.");
            }
        }
    }

    @Test
    void a_keyset_that_is_not_there_is_named() {
        try (BrokerProcess broker = BrokerProcess.start(
                BrokerProcess.freePort(),
                Map.of(
                        "CULVERT_SCALINGO_PASSWORD", "pw",
                        "CULVERT_SCALINGO_SSO_SALT", "salt",
                        "CULVERT_KEYSET", "/does/not/exist",
                        "CULVERT_DATA_DIR", folder.resolve("data").toString()))) {
            assertThat(broker.awaitExit()).isEqualTo(78);
            assertThat(broker.lines())
                    .containsExactly(
                            "culvert: CULVERT_KEYSET is neither a Tink keyset in JSON nor a file that can be read");
        }
    }

    @Test
    void after_kill_9_the_first_start_works_and_has_every_order() {
        Map<String, String> settings =
                Map.of("CULVERT_DATA_DIR", folder.resolve("data").toString());
        BrokerProcess killed = BrokerProcess.startReady(BrokerProcess.freePort(), settings);
        String acknowledged = killed.send("POST", "/scalingo/resources", ORDER).body();
        killed.kill();

        try (BrokerProcess next = BrokerProcess.startReady(BrokerProcess.freePort(), settings)) {
            HttpResponse<String> repeated = next.send("POST", "/scalingo/resources", ORDER);

            assertThat(repeated.statusCode()).isEqualTo(201);
            assertThat(repeated.body()).isEqualTo(acknowledged);
        }
        assertThat(serversOn(folder.resolve("data/postgres"))).isEmpty();
    }

    @Test
    void two_brokers_do_not_share_a_data_directory() {
        Map<String, String> settings =
                Map.of("CULVERT_DATA_DIR", folder.resolve("data").toString());
        try (BrokerProcess first = BrokerProcess.startReady(BrokerProcess.freePort(), settings)) {
            Map<String, String> environment = new HashMap<>(settings);
            environment.put("CULVERT_SCALINGO_PASSWORD", "pw");
            environment.put("CULVERT_SCALINGO_SSO_SALT", "salt");
            try (BrokerProcess second = BrokerProcess.start(BrokerProcess.freePort(), environment)) {
                assertThat(second.awaitExit()).isEqualTo(78);
                assertThat(second.lines()).singleElement().asString().contains("Another Culvert is running");
            }
            assertThat(first.status("POST", "/scalingo/resources", ORDER)).isEqualTo(201);
        }
    }

    @Test
    void while_the_database_is_down_the_answer_is_503_and_nothing_acknowledged_is_lost() throws IOException {
        int databasePort = BrokerProcess.freePort();
        EmbeddedPostgres database = database(databasePort);
        Map<String, String> settings = Map.of(
                "DATABASE_URL",
                "postgres://postgres@127.0.0.1:" + databasePort + "/postgres",
                "CULVERT_KEYSET",
                keyset());
        try (BrokerProcess broker = BrokerProcess.startReady(BrokerProcess.freePort(), settings)) {
            String acknowledged =
                    broker.send("POST", "/scalingo/resources", ORDER).body();

            database.close();
            HttpResponse<String> down = broker.send("POST", "/scalingo/resources", ORDER);
            assertThat(down.statusCode()).isEqualTo(503);
            assertThat(down.headers().firstValue("Retry-After")).isPresent();
            assertThat(down.body()).contains("not available");
            assertThat(broker.status("GET", "/q/health/ready", "")).isEqualTo(503);

            database = database(databasePort);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> broker.status("POST", "/scalingo/resources", ORDER) == 201);
            assertThat(broker.send("POST", "/scalingo/resources", ORDER).body()).isEqualTo(acknowledged);
        } finally {
            database.close();
        }
    }

    private EmbeddedPostgres database(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(folder.resolve("database"))
                .setCleanDataDirectory(false)
                .start();
    }

    private String keyset() {
        Path file = folder.resolve("keyset.json");
        Keysets.fromFileOrNew(file);
        return file.toString();
    }

    private static List<ProcessHandle> serversOn(Path data) {
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(process -> worksIn(process, data)).toList();
        }
    }

    private static boolean worksIn(ProcessHandle process, Path data) {
        try {
            return Files.isSameFile(Path.of("/proc", String.valueOf(process.pid()), "cwd"), data);
        } catch (IOException e) {
            return false;
        }
    }
}
