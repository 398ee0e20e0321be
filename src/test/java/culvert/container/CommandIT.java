package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** COMMAND never notices that a tunnel is beside it. */
class CommandIT {

    private static final String CONF = "IPSec gateway 192.0.2.1\nXauth password pa\\nss %s $HOME `id`\n";

    /** Their bits in the masks of /proc/self/status. */
    private static final long INT_AND_QUIT = 1 << (2 - 1) | 1 << (3 - 1);

    @TempDir
    Path folder;

    private FakeVpnc vpnc;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void prepare() {
        vpnc = FakeVpnc.in(folder);
        environment.put("VPNC_PATH", folder.toString());
        environment.put("SCALINGO_VPNC_CONF", CONF);
    }

    private Supervised run(String shell, String script) {
        return Supervised.start(shell, environment, "sh", "-c", script);
    }

    @Shells
    void its_exit_status_is_kept(String shell) {
        try (Supervised supervised = run(shell, "exit 7")) {
            assertThat(supervised.exitStatus()).isEqualTo(7);
        }
    }

    @Shells
    void its_death_by_a_signal_is_told_as_shells_do(String shell) {
        try (Supervised supervised = run(shell, "kill -KILL $$")) {
            assertThat(supervised.exitStatus()).isEqualTo(137);
        }
    }

    @Shells
    void a_program_that_does_not_exist_is_127(String shell) {
        try (Supervised supervised = Supervised.start(shell, environment, "/no/such/program")) {
            assertThat(supervised.exitStatus()).isEqualTo(127);
        }
    }

    @Shells
    void it_reads_our_standard_input(String shell) {
        try (Supervised supervised = run(shell, "read line; echo got $line")) {
            supervised.write("a line\n");

            assertThat(supervised.exitStatus()).isZero();
            assertThat(supervised.output()).contains("got a line");
        }
    }

    @Shells
    void it_gets_every_signal_and_ends_before_the_tunnel_does(String shell) {
        String script = """
                for signal in HUP INT QUIT USR1 USR2 WINCH; do trap "echo got $signal" $signal; done
                trap 'echo got TERM; sleep 0.3; read -r uptime _ </proc/uptime; echo "ended at $uptime"; exit 42' TERM
                echo ready
                while :; do sleep 0.05; done
                """;
        try (Supervised supervised = run(shell, script)) {
            supervised.awaitOutput("ready").awaitOutput("established");
            for (String signal : new String[] {"HUP", "INT", "QUIT", "USR1", "USR2", "WINCH", "TERM"}) {
                supervised.signal(signal);
                supervised.awaitOutput("got " + signal);
            }

            assertThat(supervised.exitStatus()).isEqualTo(42);
            String ended = supervised.output().replaceAll("(?s).*ended at ([0-9.]+).*", "$1");
            assertThat(Double.parseDouble(vpnc.seen(1, "ended").strip()))
                    .isGreaterThanOrEqualTo(Double.parseDouble(ended));
        }
    }

    @Shells
    void no_signal_is_ignored_on_its_behalf(String shell) {
        try (Supervised supervised = run(shell, "grep SigIgn /proc/self/status")) {
            assertThat(supervised.exitStatus()).isZero();
            long ignored =
                    Long.parseUnsignedLong(supervised.output().replaceAll("(?s).*SigIgn:\\s+([0-9a-f]+).*", "$1"), 16);
            assertThat(ignored & INT_AND_QUIT).isZero();
        }
    }

    @Shells
    void it_has_no_root_no_capability_and_no_file_of_ours(String shell) {
        try (Supervised supervised =
                run(shell, "grep -E 'Uid|Cap|NoNew' /proc/self/status; sleep 0.2 & echo files $(ls /proc/$!/fd)")) {
            assertThat(supervised.exitStatus()).isZero();
            assertThat(supervised.output())
                    .containsPattern("Uid:\\s+65534\\s+65534\\s+65534\\s+65534")
                    .containsPattern("CapEff:\\s+0000000000000000")
                    .containsPattern("CapBnd:\\s+0000000000000000")
                    .containsPattern("NoNewPrivs:\\s+1")
                    .contains("files 0 1 2\n");
        }
    }

    @Shells
    void its_user_can_be_chosen_but_never_root(String shell) {
        environment.put("VPNC_USER", "1234");
        try (Supervised supervised = run(shell, "echo ids $(id -u) $(id -g) $(id -G)")) {
            assertThat(supervised.exitStatus()).isZero();
            assertThat(supervised.output()).contains("ids 1234 1234 1234\n");
        }
        environment.put("VPNC_USER", "root");
        try (Supervised supervised = run(shell, "echo id $(id -u)")) {
            assertThat(supervised.exitStatus()).isZero();
            assertThat(supervised.output()).contains("id 65534\n").contains("VPNC_USER \"root\" is not a user");
        }
    }

    @Shells
    void its_environment_has_nothing_new(String shell) {
        environment.put("LANG", "C");
        try (Supervised supervised = Supervised.start(shell, environment, "/usr/bin/env")) {
            assertThat(supervised.exitStatus()).isZero();
            assertThat(supervised
                            .output()
                            .lines()
                            .filter(line -> line.matches("[A-Za-z_]+=.*"))
                            .map(line -> line.substring(0, line.indexOf("="))))
                    // PWD, OLDPWD, SHLVL and _ are what shells leave everywhere.
                    .isSubsetOf(
                            "HOME", "LANG", "PATH", "PWD", "OLDPWD", "SHLVL", "_", "SCALINGO_VPNC_CONF", "VPNC_PATH");
        }
    }

    @Shells
    void the_secrets_can_be_hidden_from_it(String shell) {
        environment.put("VPNC_HIDE_CONF", "1");
        environment.put("SCALINGO_VPNC_REPORT_TOKEN", "token");
        try (Supervised supervised = run(shell, "env; sleep 2")) {
            assertThat(supervised.exitStatus()).isZero();
            assertThat(supervised.output()).doesNotContain("SCALINGO_VPNC_CONF").doesNotContain("token");
            assertThat(vpnc.dials()).isEqualTo(1);
        }
    }

    @Shells
    void it_starts_at_once_however_long_the_gateway_takes(String shell) {
        vpnc.onEveryDial("sleep 2; refuse 1 'no response from target'");
        try (Supervised supervised = run(shell, "read -r uptime _ </proc/uptime; echo \"up $uptime\"; sleep 2")) {
            assertThat(supervised.exitStatus()).isZero();
            double started = Double.parseDouble(supervised.output().replaceAll("(?s).*up ([0-9.]+).*", "$1"));
            assertThat(started - vpnc.startOf(1)).isLessThan(1);
        }
    }

    @Shells
    void a_vpnc_that_will_not_end_is_killed(String shell) {
        vpnc.onEveryDial("connect; trap '' TERM; while :; do sleep 0.05; done");
        try (Supervised supervised = run(shell, "while :; do sleep 0.05; done")) {
            supervised.awaitOutput("established").signal("TERM");
            long told = System.nanoTime();

            assertThat(supervised.exitStatus()).isEqualTo(143);
            assertThat(Duration.ofNanos(System.nanoTime() - told)).isLessThan(Duration.ofSeconds(8));
        }
    }

    @Shells
    void the_configuration_reaches_vpnc_byte_by_byte_in_a_private_file_that_is_gone_afterwards(String shell) {
        try (Supervised supervised = run(shell, "while :; do sleep 0.05; done")) {
            supervised.awaitOutput("established");

            assertThat(vpnc.seen(1, "conf")).isEqualTo(CONF + "\n");
            assertThat(vpnc.seen(1, "mode")).isEqualTo("600\n");
            String path = vpnc.seen(1, "arguments").lines().findFirst().orElseThrow();
            assertThat(Path.of(path)).doesNotExist();
            assertThat(Path.of(path).getParent()).exists();
            supervised.signal("TERM");
            supervised.exitStatus();
            await().untilAsserted(() -> assertThat(Path.of(path).getParent()).doesNotExist());
        }
    }

    @Shells
    void vpnc_gets_a_scrubbed_environment_and_options_that_disarm_the_configuration(String shell) {
        environment.put("LD_PRELOAD", "");
        environment.put("CISCO_SPLIT_EXC", "1");
        try (Supervised supervised = run(shell, "while :; do sleep 0.05; done")) {
            supervised.awaitOutput("established");

            assertThat(vpnc.seen(1, "environment")).doesNotContain("LD_PRELOAD", "CISCO_SPLIT_EXC", "SCALINGO");
            assertThat(vpnc.seen(1, "arguments").lines().skip(1))
                    .contains("--non-inter", "--no-detach", "--script", "--password-helper", "/bin/false")
                    .contains("--pid-file", "--ifname", "tun0", "--debug", "0");
        }
    }
}
