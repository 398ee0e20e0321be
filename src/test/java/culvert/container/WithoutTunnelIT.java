package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.WaitContainerResultCallback;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** A container that can have no tunnel: one line says so, and the app runs. */
class WithoutTunnelIT {

    private static final String NO_NET_ADMIN = "-----> VPN not started: this container has no capability NET_ADMIN\n";

    private static final String KEEPS_ROOT =
            "-----> VPN: the app runs as root, because this container cannot give it another user\n";

    private static Lab lab;

    @BeforeAll
    static void start() {
        lab = new Lab();
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    static Stream<Arguments> containers() {
        return Stream.of(
                container("no capability", "", host -> {}, "1000", NO_NET_ADMIN),
                container(
                        "no device",
                        "",
                        host -> host.withCapAdd(Capability.NET_ADMIN).withCapDrop(Capability.MKNOD),
                        "1000",
                        "-----> VPN not started: this container has no device /dev/net/tun\n"),
                container(
                        "not root",
                        "1234",
                        host -> {},
                        "1234",
                        "-----> VPN not started: this container does not run as root\n"),
                container(
                        "no other user",
                        "",
                        host -> host.withCapDrop(Capability.SETUID),
                        "0",
                        KEEPS_ROOT + NO_NET_ADMIN),
                container(
                        "nothing at all",
                        "",
                        host -> host.withCapDrop(Capability.ALL),
                        "0",
                        KEEPS_ROOT + NO_NET_ADMIN));
    }

    private static Arguments container(
            String name, String user, Consumer<HostConfig> host, String appUser, String log) {
        return Arguments.argumentSet(name, user, host, appUser, log);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @MethodSource("containers")
    void the_app_runs_without_privileges_and_one_line_says_why_it_has_no_tunnel(
            String user, Consumer<HostConfig> host, String appUser, String log) {
        DemoApp app =
                new DemoApp(lab.start(lab.appWithoutPrivileges(Lab.conf()).withCreateContainerCmdModifier(create -> {
                    host.accept(create.getHostConfig());
                    create.withUser(user);
                })));

        assertThat(app.page()).doesNotContain(Lab.PROTECTED_TEXT);
        assertThat(app.log()).isEqualTo(log);
        String status = app.shell("cat /proc/$(pidof -s busybox)/status");
        assertThat(status)
                .containsPattern("Uid:\\s+" + appUser + "\\s")
                .containsPattern("CapPrm:\\s+0000000000000000")
                .containsPattern("CapEff:\\s+0000000000000000");
    }

    /** The kernel spares the first process of a container every signal that it has not asked for. */
    @Test
    void an_app_that_does_not_care_about_term_is_ended_by_it_all_the_same() {
        GenericContainer<?> app = lab.start(lab.appWithoutPrivileges("")
                .withCommand("sleep", "600")
                .withExposedPorts()
                .waitingFor(Wait.forLogMessage(".*SCALINGO_VPNC_CONF is not set.*", 1)));

        Lab.docker().killContainerCmd(app.getContainerId()).withSignal("TERM").exec();

        assertThat(Lab.docker()
                        .waitContainerCmd(app.getContainerId())
                        .exec(new WaitContainerResultCallback())
                        .awaitStatusCode(5, TimeUnit.SECONDS))
                .isEqualTo(143);
    }
}
