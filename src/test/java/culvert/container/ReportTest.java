package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What the supervisor tells the broker, held against docs/reports.schema.json. */
class ReportTest {

    private static final JsonSchema SCHEMA = schema();

    @TempDir
    Path folder;

    private FakeVpnc vpnc;
    private FakeCurl curl;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void prepare() {
        vpnc = FakeVpnc.in(folder);
        curl = FakeCurl.in(folder);
        environment.put("VPNC_PATH", folder.toString());
        environment.put("CONTAINER", "web-1");
        environment.put("SCALINGO_VPNC_CONF", "IPSec gateway 192.0.2.1\nXauth password a \"secret\"\n");
        environment.put("SCALINGO_VPNC_REPORT_URL", "https://broker.example/reports/v1/events");
        environment.put("SCALINGO_VPNC_REPORT_TOKEN", "a-token");
    }

    private Supervised run(String shell) {
        return Supervised.start(shell, environment, "sh", "-c", "while :; do sleep 0.05; done");
    }

    @Shells
    void the_life_of_a_tunnel_is_reported_in_the_agreed_form(String shell) {
        vpnc.onDial(1, "connect; sleep 1.2; refuse 0 'connection terminated by peer'");
        vpnc.onDial(2, "refuse 2 'authentication unsuccessful'");
        try (Supervised supervised = run(shell)) {
            supervised.awaitOutput("next attempt in").signal("TERM");
            supervised.exitStatus();
        }

        assertThat(everythingPosted())
                .containsSubsequence(
                        "\"container\":\"web-1\"",
                        "\"sequence\":1,",
                        "\"kind\":\"starting\"",
                        "\"kind\":\"connected\",\"address\":\"10.92.0.7\",\"interface\":\"tun0\",\"networks\":[\"10.91.0.0/24\"],\"dns\":[]",
                        "\"kind\":\"lost\",\"cause\":\"closed-by-gateway\",\"message\":\"gateway closed the connection\"",
                        "\"kind\":\"failed\",\"cause\":\"credentials-refused\",\"message\":\"user name or password refused\","
                                + "\"exitStatus\":2,\"vpnc\":\"vpnc: authentication unsuccessful\",\"nextAttemptSeconds\":30",
                        "\"sequence\":5,",
                        "\"kind\":\"stopped\"");
    }

    @Shells
    void a_gateway_that_may_want_another_DH_group_is_tried_without_a_password(String shell) {
        environment.put("SCALINGO_VPNC_CONF", "IPSec gateway 192.0.2.1\nXauth password a-password\nIKE DH Group dh5\n");
        environment.put("VPNC_RETRY_INTERVAL", "3");
        vpnc.onEveryDial("refuse 1 'response was invalid [1]:  (ISAKMP_N_INVALID_EXCHANGE_TYPE)(7)'");
        vpnc.onDial(3, "refuse 2 'unable to get password'");
        try (Supervised supervised = run(shell)) {
            supervised.awaitOutput("takes Diffie-Hellman group dh14").signal("TERM");
            supervised.exitStatus();
        }

        assertThat(everythingPosted())
                .containsSubsequence(
                        "\"kind\":\"failed\"",
                        "\"kind\":\"tried\",\"dhGroup\":\"dh14\",\"accepted\":true",
                        "\"kind\":\"stopped\"");
        assertThat(vpnc.seen(3, "conf").strip()).isEqualTo("IPSec gateway 192.0.2.1");
        assertThat(vpnc.seen(3, "arguments"))
                .contains("--dh\ndh14\n", "--xauth-inter\n", "--password-helper\n/bin/false\n");
    }

    @Shells
    void a_container_that_can_have_no_tunnel_says_so_once(String shell) {
        environment.remove("SCALINGO_VPNC_CONF");
        try (Supervised supervised = run(shell)) {
            await().until(() -> curl.posts() > 0);
            supervised.signal("TERM");
            supervised.exitStatus();
        }

        assertThat(curl.posts()).isEqualTo(1);
        assertThat(everythingPosted())
                .containsSubsequence(
                        "\"kind\":\"starting\"",
                        "\"kind\":\"failed\",\"cause\":\"incomplete\",\"message\":\"SCALINGO_VPNC_CONF is not set\"",
                        "\"nextAttemptSeconds\":86400");
    }

    @Shells
    void the_token_goes_to_the_broker_and_into_no_list_of_processes(String shell) {
        try (Supervised supervised = run(shell)) {
            await().until(() -> curl.posts() > 0);
            supervised.signal("TERM");
            supervised.exitStatus();
        }

        assertThat(curl.posted(1, "config")).isEqualTo("header = \"Authorization: Bearer a-token\"\n");
        assertThat(curl.posted(1, "arguments"))
                .contains("https://broker.example/reports/v1/events")
                .doesNotContain("a-token");
    }

    @Shells
    void a_line_of_vpnc_with_a_secret_in_it_is_kept_back(String shell) {
        vpnc.onEveryDial("refuse 1 'strange: a \"secret\" of mine'");
        try (Supervised supervised = run(shell)) {
            await().until(() -> curl.posts() > 1);
            supervised.signal("TERM");
            supervised.exitStatus();
        }

        assertThat(everythingPosted()).contains("\"vpnc\":\"\"").doesNotContain("secret");
    }

    @Shells
    void reports_wait_for_a_broker_that_is_away_and_come_again_together(String shell) {
        curl.answering(503);
        try (Supervised supervised = run(shell)) {
            supervised.awaitOutput("established");
            await().until(() -> curl.posts() == 2);
            curl.answering(200);
            supervised.signal("TERM");
            supervised.exitStatus();
        }

        assertThat(curl.posted(curl.posts(), "body")).containsSubsequence("starting", "connected", "stopped");
    }

    @Shells
    void a_reporter_that_is_killed_and_a_tunnels_process_that_is_killed_leave_no_gap(String shell) {
        curl.answering(503);
        vpnc.onDial(2, "refuse 2 'authentication unsuccessful'");
        try (Supervised supervised = run(shell)) {
            supervised.awaitOutput("established");
            await().until(() -> curl.posts() == 2);
            ProcessHandle tunnel = supervised.tunnel();
            tunnel.children()
                    .min(Comparator.comparingLong(ProcessHandle::pid))
                    .orElseThrow()
                    .destroyForcibly();
            tunnel.destroyForcibly();
            curl.answering(200);
            supervised.awaitOutput("next attempt in").signal("TERM");
            supervised.exitStatus();
        }

        assertThat(everythingPosted())
                .containsSubsequence(
                        "\"sequence\":1,", "\"sequence\":2,", "\"sequence\":3,", "\"sequence\":4,", "\"sequence\":5,")
                .containsSubsequence("starting", "connected", "starting", "failed", "stopped");
    }

    @Shells
    void a_broker_that_wants_no_reports_gets_no_more(String shell) {
        curl.answering(401);
        try (Supervised supervised = run(shell)) {
            supervised.awaitOutput("established").signal("TERM");

            assertThat(supervised.exitStatus()).isEqualTo(143);
        }

        assertThat(curl.posts()).isEqualTo(1);
    }

    private String everythingPosted() {
        StringBuilder bodies = new StringBuilder();
        for (int post = 1; post <= curl.posts(); post++) {
            String body = curl.posted(post, "body");
            assertThat(SCHEMA.validate(body, InputFormat.JSON)).as(body).isEmpty();
            bodies.append(body);
        }
        return bodies.toString();
    }

    private static JsonSchema schema() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("docs/reports.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
