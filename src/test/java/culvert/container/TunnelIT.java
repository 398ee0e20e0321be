package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An app reads a host behind a real gateway, and has no more rights than any other app. */
class TunnelIT {

    private static Lab lab;
    private static DemoApp app;

    @BeforeAll
    static void start() {
        lab = new Lab();
        app = new DemoApp(lab.start(lab.app(Lab.conf())));
        await().atMost(Duration.ofSeconds(10)).until(() -> app.log().contains("established"));
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    @Test
    void the_app_reads_the_protected_host_through_the_tunnel() {
        assertThat(app.page()).isEqualTo(Lab.PROTECTED_TEXT);
        assertThat(app.shell("ip route get 10.91.0.1")).contains("dev tun0");
    }

    @Test
    void the_log_has_the_three_lines_of_a_good_start() {
        assertThat(app.log().lines())
                .satisfiesExactly(
                        line -> assertThat(line).isEqualTo("-----> Starting VPN connection"),
                        line -> assertThat(line)
                                .matches("-----> VPNC started in background \\(pid: [0-9]+\\)\\.\\.\\."),
                        line -> assertThat(line)
                                .matches("-----> VPN connection established \\(address 10\\.92\\.0\\.[0-9]+, tun0\\)"));
    }

    @Test
    void the_app_has_neither_root_nor_any_capability() {
        String status = app.shell("cat /proc/$(pidof busybox)/status");

        assertThat(status).containsPattern("Uid:\\s+1000\\s+1000\\s+1000\\s+1000");
        assertThat(status).containsPattern("CapEff:\\s+0000000000000000");
        assertThat(status).containsPattern("CapPrm:\\s+0000000000000000");
        assertThat(status).containsPattern("CapBnd:\\s+0000000000000000");
        assertThat(status).containsPattern("NoNewPrivs:\\s+1");
    }

    @Test
    void processes_that_the_app_leaves_behind_do_not_stay_as_zombies() {
        app.shell("(sh -c 'sleep 0.1; : >/tmp/orphan' &)");

        await().atMost(Duration.ofSeconds(5))
                .until(() -> app.shell("ls /tmp/orphan; grep -l '^State:.Z' /proc/[0-9]*/status; true")
                        .equals("/tmp/orphan"));
    }

    @Test
    void the_configuration_is_in_no_file_once_the_tunnel_is_up() {
        assertThat(app.shell("grep -rl culvert-group-secret /dev/shm /run /tmp /var /etc /home; true"))
                .isEmpty();
    }

    @Test
    void public_addresses_stay_outside_the_tunnel() {
        assertThat(app.shell("ip route show default")).contains("dev eth0").doesNotContain("tun0");
        assertThat(app.shell("cat /etc/resolv.conf")).contains("nameserver 127.0.0.11");
    }
}
