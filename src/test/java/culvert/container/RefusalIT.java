package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway that will not have us: the app runs all the same, and the log says why there is no tunnel. */
class RefusalIT {

    private static Lab lab;

    @BeforeAll
    static void start() {
        lab = new Lab();
        lab.start(lab.appWithoutPrivileges("").withNetworkAliases("no-gateway"));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({
        "gateway,        culvert, culvert-group-secret, wrong-password, user name or password refused",
        "gateway,        culvert, wrong-secret,         alice-password, group secret refused",
        "gateway,        other,   culvert-group-secret, alice-password, gateway refuses the group name or the proposal",
        "nobody.invalid, culvert, culvert-group-secret, alice-password, gateway name not found",
        "no-gateway,     culvert, culvert-group-secret, alice-password, gateway refuses connections",
    })
    void the_app_runs_and_the_log_says_why(
            String gateway, String group, String groupSecret, String password, String cause) {
        DemoApp app = new DemoApp(lab.start(lab.app(Lab.conf(gateway, group, groupSecret, password))));

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(app.log())
                        .containsPattern(
                                "-----> VPN connection failed: " + cause + "; next attempt in (2[0-9]|30) seconds"));
        assertThat(app.page()).doesNotContain(Lab.PROTECTED_TEXT);
        assertThat(app.container().isRunning()).isTrue();
    }
}
