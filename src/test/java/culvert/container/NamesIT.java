package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.model.Bind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;

/** Private names are asked of the gateway's name server, all others of the platform's. */
class NamesIT {

    private static final String PLATFORMS_OWN = "nameserver 127.0.0.11";

    private static Lab announces;
    private static Lab announcesNothing;

    @BeforeAll
    static void start() {
        announces = new Lab(Map.of("PRIVATE_DOMAIN", "corp.example", "ANNOUNCED_DOMAINS", "corp.example"));
        announcesNothing = new Lab(Map.of("PRIVATE_DOMAIN", "corp.example"));
    }

    @AfterAll
    static void stop() {
        announces.close();
        announcesNothing.close();
    }

    @Test
    void the_domains_that_the_gateway_announces_are_asked_of_its_name_server() {
        DemoApp app = connected(announces, announces.app(Lab.conf()));

        assertThat(addressOf(app, "db.corp.example")).startsWith("10.91.0.1 ");
        assertThat(addressOf(app, "gateway")).contains("gateway");
        assertThat(queriesAt(announces.gateway())).contains("db.corp.example").doesNotContain(" gateway ");
        assertThat(app.log())
                .contains("-----> VPN: names in corp.example are asked of the gateway's name servers,"
                        + " all others of the platform's");

        app.shell("kill -KILL $(pidof vpnc)");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(addressOf(app, "db.corp.example")).startsWith("10.91.0.1 "));
        assertThat(app.shell("pidof dnsmasq").split(" ")).hasSize(1);
    }

    @Test
    void the_domains_can_be_named_where_the_gateway_announces_none() {
        DemoApp app = connected(
                announcesNothing, announcesNothing.app(Lab.conf()).withEnv("VPNC_DNS_DOMAINS", "corp.example"));

        assertThat(addressOf(app, "db.corp.example")).startsWith("10.91.0.1 ");
    }

    @Test
    void without_domains_the_platform_is_asked_for_everything() {
        DemoApp app = connected(announcesNothing, announcesNothing.app(Lab.conf()));

        assertThat(app.shell("cat /etc/resolv.conf")).contains(PLATFORMS_OWN);
        assertThat(app.log())
                .contains("-----> VPN: the gateway has name servers but names no domains: set VPNC_DNS_DOMAINS");
    }

    @Test
    void without_dnsmasq_vpnc_script_does_as_always_and_the_log_says_so() {
        DemoApp app = connected(
                announces,
                announces
                        .app(Lab.conf())
                        // With an entrypoint of its own, a container has no command of its image's.
                        .withCommand("./serve")
                        .withCreateContainerCmdModifier(create ->
                                create.withEntrypoint("sh", "-c", "rm /usr/sbin/dnsmasq; exec with-vpn \"$@\"", "sh")));

        assertThat(app.shell("cat /etc/resolv.conf")).contains("nameserver 10.91.0.1");
        assertThat(app.log()).contains("-----> VPN: without dnsmasq in this container, all names are asked of the");

        Lab.docker().pauseContainerCmd(announces.gateway().getContainerId()).exec();
        try {
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(
                            () -> assertThat(app.shell("cat /etc/resolv.conf")).contains(PLATFORMS_OWN));
        } finally {
            Lab.docker()
                    .unpauseContainerCmd(announces.gateway().getContainerId())
                    .exec();
        }
    }

    @Test
    void a_resolv_conf_that_cannot_be_written_stays_as_it_is_and_the_tunnel_is_up() throws IOException {
        Path file = Files.createTempFile("resolv", ".conf");
        Files.writeString(file, PLATFORMS_OWN + "\n");
        Bind readOnly = Bind.parse(file + ":/etc/resolv.conf:ro");
        DemoApp app = connected(
                announces,
                announces
                        .app(Lab.conf())
                        .withCreateContainerCmdModifier(create ->
                                Objects.requireNonNull(create.getHostConfig()).withBinds(readOnly)));

        assertThat(app.page()).isEqualTo(Lab.PROTECTED_TEXT);
        assertThat(app.log()).contains("this container's resolv.conf cannot be written");
        Files.delete(file);
    }

    private static DemoApp connected(Lab lab, GenericContainer<?> container) {
        DemoApp app = new DemoApp(lab.start(container));
        await().atMost(Duration.ofSeconds(10)).until(() -> app.log().contains("established"));
        return app;
    }

    private static String addressOf(DemoApp app, String name) {
        return app.shell("getent hosts " + name);
    }

    private static String queriesAt(GenericContainer<?> gateway) {
        return new DemoApp(gateway).shell("cat /run/names.log");
    }
}
