package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A part of the supervisor that dies comes back, and COMMAND never notices. */
class KeepingIT {

    private static final String STARTED_AGAIN =
            "-----> VPN: the process that watches the tunnel has ended (status 137), and is started again\n";

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
        return Supervised.start(shell, environment, "sh", "-c", "echo app $$; while :; do sleep 0.05; done")
                .awaitOutput("established");
    }

    @Shells
    void a_tunnels_process_that_is_killed_is_started_again_after_vpnc_has_said_good_bye(String shell) {
        try (Supervised supervised = run(shell)) {
            supervised.tunnel().destroyForcibly();
            supervised.awaitOutput(STARTED_AGAIN);
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> supervised.output().split("established").length == 3);

            assertThat(vpnc.dials()).isEqualTo(2);
            assertThat(Double.parseDouble(vpnc.seen(1, "ended"))).isLessThan(vpnc.startOf(2));
            assertThat(supervised.output()).containsOnlyOnce("app ");
            supervised.signal("TERM");
            assertThat(supervised.exitStatus()).isEqualTo(143);
            assertThat(Path.of(vpnc.seen(2, "arguments").lines().findFirst().orElseThrow())
                            .getParent())
                    .doesNotExist();
        }
    }

    @Shells
    void it_can_be_told_to_end_while_the_tunnels_process_is_down(String shell) {
        try (Supervised supervised = run(shell)) {
            supervised.tunnel().destroyForcibly();
            supervised.awaitOutput(STARTED_AGAIN).signal("TERM");

            assertThat(supervised.exitStatus()).isEqualTo(143);
            assertThat(vpnc.dials()).isEqualTo(1);
        }
    }

    @Shells
    void without_its_keeper_the_tunnel_lives_on_and_ends_with_the_app(String shell) {
        try (Supervised supervised = run(shell)) {
            supervised.keeper().destroyForcibly();
            supervised.signal("TERM");

            assertThat(supervised.exitStatus()).isEqualTo(143);
            assertThat(vpnc.seen(1, "ended")).isNotBlank();
        }
    }

    @Shells
    void helpers_of_the_tunnels_process_that_have_died_are_revived_at_the_next_beat(String shell) {
        String script = """
                . ./watch.sh
                . ./tunnel.sh
                state=up dial=1 probe=10.91.0.1 target=10.91.0.1 interface=lo routed='' default_route=0 told='' pinger='' haste='' naptime='' pace=1
                # Some shells say there who was killed.
                exec 2>/dev/null
                ip() { exec sleep 9; }
                ping() { exec sleep 9; }
                ended() { echo "vpnc has ended with $1"; }
                key=x
                exec 4>/dev/null
                begin_watch
                start_ping 1
                pinger=$!
                sleep 9 & runner=$!
                vpnc_pid=''
                before="$watcher $pinger"
                happened beat 1
                [ "$before" = "$watcher $pinger" ] && echo nothing to do
                kill -KILL $watcher $pinger $runner
                while is_running $watcher || is_running $pinger || is_running $runner; do :; done
                happened beat 1
                is_running $watcher && is_running $pinger && echo revived
                kill -KILL $watcher $pinger
                """;
        assertThat(ShellPart.run(shell, script)).isEqualTo("nothing to do\nvpnc has ended with 1\nrevived\n");
    }
}
