package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.DOUBLE;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** When the supervisor dials, and what it says about it: the seconds really left, fewer on a machine that is busy. */
class DiallingIT {

    @TempDir
    Path folder;

    private FakeVpnc vpnc;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void prepare() {
        vpnc = FakeVpnc.in(folder);
        environment.put("VPNC_PATH", folder.toString());
        environment.put("SCALINGO_VPNC_CONF", "IPSec gateway 192.0.2.1");
    }

    private Supervised run(String shell) {
        return Supervised.start(shell, environment, "sh", "-c", "while :; do sleep 0.05; done");
    }

    @Shells
    void a_cut_is_followed_by_a_burst_and_then_by_the_beat_counted_from_start_to_start(String shell) {
        environment.put("VPNC_RETRY_INTERVAL", "2");
        vpnc.noteRests().onDial(1, "connect; sleep 1.2; refuse 0 'connection terminated by peer'");
        vpnc.onEveryDial("refuse 1 'receiving packet: Connection refused'");
        try (Supervised supervised = run(shell)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> vpnc.dials() >= 7);
            await().ignoreExceptions().until(() -> vpnc.startOf(7) > 0);
            supervised.awaitOutput("established");

            assertThat(supervised
                            .output()
                            .replaceAll("pid: [0-9]+", "pid: N")
                            .replaceAll("in [12] seconds", "in 2 seconds"))
                    .startsWith("""
                            -----> Starting VPN connection
                            -----> VPNC started in background (pid: N)...
                            -----> VPN connection established (address 10.92.0.7, tun0)
                            -----> VPN connection lost: gateway closed the connection; reconnecting now
                            -----> VPN connection failed: gateway refuses connections; next attempt in 2 seconds
                            """);
            assertThat(vpnc.restsAfter(2)).containsExactly(0.25);
            assertThat(vpnc.restsAfter(3)).containsExactly(0.5);
            assertThat(vpnc.restsAfter(4)).containsExactly(1.0);
            assertThat(vpnc.restsAfter(5)).containsExactly(2.0);
            // Two seconds less what the dial itself took.
            assertThat(vpnc.restsAfter(6)).hasSize(1).first(DOUBLE).isBetween(1.0, 1.99);
            for (int dial = 2; dial <= 6; dial++) {
                assertThat(vpnc.startOf(dial + 1) - vpnc.startOf(dial))
                        .as("from dial %d to the next", dial)
                        .isGreaterThanOrEqualTo(vpnc.restsAfter(dial).getFirst());
            }
        }
    }

    @Shells
    void refused_credentials_are_tried_less_often_after_the_third_time(String shell) {
        environment.put("VPNC_RETRY_INTERVAL", "1");
        vpnc.onEveryDial("refuse 2 'authentication unsuccessful'");
        try (Supervised supervised = run(shell)) {
            supervised.awaitLine("-----> VPN connection failed: user name or password refused 3 times,"
                    + " dialling less often so that the account is not locked; next attempt in (29[0-9]|300) seconds");

            assertThat(vpnc.dials()).isEqualTo(3);
        }
    }

    @Shells
    void refused_credentials_after_a_cut_get_no_burst(String shell) {
        vpnc.onDial(1, "connect; sleep 1.2; refuse 0 'connection terminated by peer'");
        vpnc.onEveryDial("refuse 2 'authentication unsuccessful'");
        try (Supervised supervised = run(shell)) {
            supervised.awaitLine(
                    "-----> VPN connection failed: user name or password refused; next attempt in (2[0-9]|30) seconds");

            assertThat(vpnc.dials()).isEqualTo(2);
        }
    }

    @Shells
    void a_dead_gateway_that_vpnc_clings_to_is_left_at_the_first_refused_packet(String shell) {
        vpnc.onDial(1, "connect; sleep 1.2; echo 'recvfrom: Connection refused' >&2; hold");
        try (Supervised supervised = run(shell)) {
            supervised.awaitOutput("-----> VPN connection lost: gateway refuses connections; reconnecting now");

            await().atMost(Duration.ofSeconds(5)).until(() -> vpnc.dials() == 2);
        }
    }

    /** A gateway that has dropped the keys, or that vanished and knows no dead peer detection. */
    @Shells
    void a_tunnel_that_carries_nothing_is_left_though_vpnc_lives_and_says_nothing(String shell) {
        vpnc.onDial(1, "ping_answers_once; connect; hold");
        try (Supervised supervised = run(shell)) {
            supervised.awaitOutput("-----> VPN connection lost: tunnel carries nothing any more; reconnecting now");

            await().atMost(Duration.ofSeconds(5)).until(() -> vpnc.dials() == 2);
        }
    }

    @Shells
    void an_end_that_vpnc_explains_in_words_of_its_own_is_told_in_these(String shell) {
        vpnc.onEveryDial("refuse 1 'something new'");
        try (Supervised supervised = run(shell)) {
            supervised.awaitLine("-----> VPN connection failed: vpnc ended with status 1 \\(vpnc: something new\\);"
                    + " next attempt in (2[0-9]|30) seconds");
        }
    }

    @Shells
    void words_of_the_gateway_cannot_pass_for_events(String shell) {
        vpnc.onEveryDial("connect; echo 'x ended 1 0'; echo ' stop'; hold");
        try (Supervised supervised = run(shell)) {
            supervised.awaitOutput("established").signal("TERM");

            assertThat(supervised.exitStatus()).isEqualTo(143);
            assertThat(supervised.output()).doesNotContain("lost");
        }
    }

    @Shells
    void wait_starts_the_app_when_the_tunnel_is_up(String shell) {
        environment.put("VPNC_START", "wait");
        vpnc.onEveryDial("sleep 0.5; connect; hold");
        try (Supervised supervised = Supervised.start(shell, environment, "echo", "the app")) {
            assertThat(supervised.exitStatus()).isZero();
            assertThat(supervised.output()).containsSubsequence("established", "the app");
        }
    }

    @Shells
    void wait_does_not_wait_for_ever(String shell) {
        environment.put("VPNC_START", "wait");
        environment.put("VPNC_START_TIMEOUT", "1");
        vpnc.onEveryDial("sleep 2; refuse 1 'no response from target'");
        try (Supervised supervised = Supervised.start(shell, environment, "echo", "the app")) {
            assertThat(supervised.exitStatus()).isZero();
            assertThat(supervised.output())
                    .containsSubsequence(
                            "not connected within 1 seconds, the app starts without the tunnel", "the app");
        }
    }

    @Shells
    void term_while_waiting_for_the_tunnel_ends_all(String shell) {
        environment.put("VPNC_START", "wait");
        vpnc.onEveryDial("sleep 10");
        try (Supervised supervised = Supervised.start(shell, environment, "echo", "the app")) {
            supervised.awaitOutput("VPNC started").signal("TERM");

            assertThat(supervised.exitStatus()).isEqualTo(143);
            assertThat(supervised.output()).doesNotContain("the app");
        }
    }

    @Shells
    void a_signal_that_ends_nothing_while_waiting_for_the_tunnel_does_not_keep_the_app_from_starting(String shell) {
        environment.put("VPNC_START", "wait");
        vpnc.onEveryDial("sleep 1; connect; hold");
        try (Supervised supervised = Supervised.start(shell, environment, "echo", "the app")) {
            supervised.awaitOutput("VPNC started");
            for (String signal : new String[] {"WINCH", "USR1", "USR2"}) {
                supervised.signal(signal);
            }

            assertThat(supervised.exitStatus()).isZero();
            assertThat(supervised.output()).containsSubsequence("established", "the app");
        }
    }
}
