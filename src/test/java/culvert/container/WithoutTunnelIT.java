package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A container that can have no tunnel: one line says so, and the app runs. */
class WithoutTunnelIT {

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
                container("no capability", "", host -> {}, "this container has no capability NET_ADMIN"),
                container(
                        "no device",
                        "",
                        host -> host.withCapAdd(Capability.NET_ADMIN).withCapDrop(Capability.MKNOD),
                        "this container has no device /dev/net/tun"),
                container("not root", "1000", host -> {}, "this container does not run as root"),
                container(
                        "nothing at all",
                        "",
                        host -> host.withCapDrop(Capability.ALL),
                        "this container has no capability NET_ADMIN"));
    }

    private static Arguments container(String name, String user, Consumer<HostConfig> host, String line) {
        return Arguments.argumentSet(name, user, host, line);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void the_app_runs_and_one_line_says_why_it_has_no_tunnel(String user, Consumer<HostConfig> host, String line) {
        DemoApp app =
                new DemoApp(lab.start(lab.appWithoutPrivileges(Lab.conf()).withCreateContainerCmdModifier(create -> {
                    host.accept(create.getHostConfig());
                    create.withUser(user);
                })));

        assertThat(app.page()).doesNotContain(Lab.PROTECTED_TEXT);
        assertThat(app.log().lines()).containsExactly("-----> VPN not started: " + line);
    }
}
