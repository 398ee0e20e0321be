package culvert.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Device;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A real IPsec gateway and the apps that connect to it, on a network of their own; closing it removes everything. */
final class Lab implements AutoCloseable {

    static final String PROTECTED_TEXT = "Hello from behind the tunnel";

    private static final Device TUN = new Device("rwm", "/dev/net/tun", "/dev/net/tun");

    private final Network network;
    private final Deque<GenericContainer<?>> started = new ConcurrentLinkedDeque<>();
    private final GenericContainer<?> gateway;

    Lab() {
        this(Map.of());
    }

    /** A lab whose gateway has these settings of its own (container/README.md). */
    Lab(Map<String, String> gatewaySettings) {
        Engine.prepare();
        network = Network.newNetwork();
        gateway = gateway("gateway", gatewaySettings);
        start(gateway);
    }

    /** A further gateway with another name, not yet started. */
    GenericContainer<?> gateway(String name, Map<String, String> settings) {
        return container("culvert/gateway")
                .withEnv(settings)
                .withNetworkAliases(name)
                .withCreateContainerCmdModifier(create ->
                        create.getHostConfig().withCapAdd(Capability.NET_ADMIN).withDevices(TUN))
                .waitingFor(Wait.forLogMessage(".*gateway ready.*", 1).withStartupTimeout(Duration.ofSeconds(20)));
    }

    GenericContainer<?> gateway() {
        return gateway;
    }

    /** The demo app with all a tunnel needs, not yet started. */
    GenericContainer<?> app(String conf) {
        return appWithoutPrivileges(conf)
                .withCreateContainerCmdModifier(create ->
                        create.getHostConfig().withCapAdd(Capability.NET_ADMIN).withDevices(TUN));
    }

    /** The demo app as a platform runs it that knows nothing of tunnels, not yet started. */
    GenericContainer<?> appWithoutPrivileges(String conf) {
        return container("culvert/demo")
                .withEnv("SCALINGO_VPNC_CONF", conf)
                .withExposedPorts(8080)
                .waitingFor(Wait.forListeningPort().withStartupTimeout(Duration.ofSeconds(20)));
    }

    /** Any image with all a tunnel needs, not yet started. */
    GenericContainer<?> image(String image, String conf) {
        return container(image)
                .withEnv("SCALINGO_VPNC_CONF", conf)
                .withCreateContainerCmdModifier(create ->
                        create.getHostConfig().withCapAdd(Capability.NET_ADMIN).withDevices(TUN));
    }

    /** A folder with an app, on a platform's plain image and with all a tunnel needs, not yet started. */
    GenericContainer<?> onStack(String image, String conf, Path app) {
        return image(image, conf)
                .withEnv("HOME", "/app")
                .withWorkingDirectory("/app")
                .withCreateContainerCmdModifier(create -> create.getHostConfig().withBinds(Bind.parse(app + ":/app")));
    }

    GenericContainer<?> start(GenericContainer<?> container) {
        started.push(container);
        container.start();
        return container;
    }

    /** A configuration that the gateway of the lab accepts. */
    static String conf() {
        return conf("gateway", "culvert", "culvert-group-secret", "alice-password");
    }

    static String conf(String gateway, String group, String groupSecret, String password) {
        return """
                IPSec gateway %s
                IPSec ID %s
                IPSec secret %s
                Xauth username alice
                Xauth password %s
                """.formatted(gateway, group, groupSecret, password);
    }

    /** This machine, as a container on the engine's own bridge sees it. */
    static String machine() {
        var bridge = docker().inspectNetworkCmd()
                .withNetworkId("bridge")
                .exec()
                .getIpam()
                .getConfig()
                .getFirst();
        // An engine that has made its bridge itself does not say its address: it is the first of the network.
        return bridge.getGateway() != null
                ? bridge.getGateway()
                : bridge.getSubnet().replaceAll("0/.*$", "1");
    }

    static DockerClient docker() {
        return DockerClientFactory.instance().client();
    }

    private GenericContainer<?> container(String image) {
        // The images exist on this machine only.
        return new GenericContainer<>(DockerImageName.parse(image))
                .withImagePullPolicy(name -> false)
                .withNetwork(network);
    }

    @Override
    public void close() {
        started.forEach(GenericContainer::stop);
        network.close();
    }
}
