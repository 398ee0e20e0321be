package culvert.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import culvert.diagnosis.ConfigFacts;
import culvert.diagnosis.DeliveryFact;
import culvert.diagnosis.Diagnosis;
import culvert.diagnosis.ResourceDiagnosis;
import culvert.diagnosis.Signals;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncConfig;
import culvert.vpnc.VpncReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** One app and its gateway, healthy at first, into which one fault is planted; at the end, what is made of its reports. */
final class Patient implements AutoCloseable {

    private static final String SWANCTL_CONF = "/etc/culvert/swanctl.conf";

    private final String name;
    private final Lab lab;
    private final ReportReceiver reports;
    private final Map<String, String> environment = new HashMap<>();
    private final GenericContainer<?> gateway;
    private final VpncConfig goodConf;
    private VpncConfig conf;
    private int version = 1;
    private GenericContainer<?> app;

    /**
     * Starts both, and waits for the tunnel.
     *
     * @param gateway its gateway, not yet started, known as "gateway-NAME"
     */
    Patient(String name, Lab lab, ReportReceiver reports, GenericContainer<?> gateway) {
        this.name = name;
        this.lab = lab;
        this.reports = reports;
        this.gateway = gateway;
        lab.start(gateway);
        goodConf = read(Lab.conf(gatewayName(name), "culvert", "culvert-group-secret", "alice-password"));
        conf = goodConf;
        app = start();
        awaitUp();
    }

    static String gatewayName(String patient) {
        return "gateway-" + patient;
    }

    String gatewayName() {
        return gatewayName(name);
    }

    Patient awaitUp() {
        await().atMost(Duration.ofSeconds(60)).until(() -> reports.isUp(name));
        return this;
    }

    /** Publishes another config: a container with the next version takes the place of the one that runs. */
    void publish(String text) {
        conf = read(text);
        version++;
        restart();
    }

    /** Publishes the good config with one thing changed. */
    void publish(String wrong, String right) {
        publish(goodConf.render().replace(right, wrong));
    }

    void publishWithLine(String line) {
        publish(goodConf.render() + line + "\n");
    }

    void restart() {
        end();
        app = start();
    }

    /** The same for an app whose answers to this host are going to be lost. */
    void restartUnseen() {
        end();
        app = lab.start(prepared(container()).waitingFor(Wait.forLogMessage(".*VPN connection established.*", 1)));
    }

    void restartWith(String variable, String value) {
        environment.put(variable, value);
        restart();
    }

    /** The app again, as a platform runs it that does not grant all that a tunnel needs. */
    void restartAs(GenericContainer<?> container) {
        end();
        app = lab.start(prepared(container));
    }

    GenericContainer<?> container() {
        return lab.app(conf.render());
    }

    GenericContainer<?> containerWithoutPrivileges() {
        return lab.appWithoutPrivileges(conf.render());
    }

    String inApp(String command) {
        return in(app, command);
    }

    String inGateway(String command) {
        return in(gateway, command);
    }

    /** Changes what strongSwan is set to, from the next dial on. */
    void reconfigure(String sed) {
        inGateway("sed -i '" + sed + "' " + SWANCTL_CONF + " && swanctl --load-all --clear --file " + SWANCTL_CONF
                + " --uri unix:///run/charon.vici");
    }

    void swanctl(String words) {
        inGateway("swanctl " + words + " --uri unix:///run/charon.vici");
    }

    /** Drops what the rules (nft, of hooks "input" and "output") say, in the network of the app or of the gateway. */
    void dropInApp(String hook, String match) {
        drop(app, hook, match);
    }

    void dropNoMoreInApp(String hook) {
        nft(app, "delete table inet fault_" + hook);
    }

    void dropInGateway(String hook, String match) {
        drop(gateway, hook, match);
    }

    Diagnosis diagnosis() {
        ConfigFacts facts = ConfigFacts.of(version, conf, version == 1 ? Optional.empty() : Optional.of(goodConf));
        return ResourceDiagnosis.of(new Signals(
                        reports.now(),
                        facts,
                        DeliveryFact.DELIVERED,
                        reports.heardFrom(name).map(List::of).orElse(List.of())))
                .worst();
    }

    /** Politely, as platforms do: the supervisor still says that the app has ended. */
    private void end() {
        Lab.docker().stopContainerCmd(app.getContainerId()).withTimeout(10).exec();
        app.stop();
    }

    private GenericContainer<?> start() {
        return lab.start(prepared(container()));
    }

    private GenericContainer<?> prepared(GenericContainer<?> container) {
        return container
                .withEnv("CONTAINER", name)
                .withEnv(
                        "SCALINGO_VPNC_REPORT_URL",
                        "http://" + Lab.machine() + ":" + reports.port() + "/reports/v1/events")
                .withEnv("SCALINGO_VPNC_REPORT_TOKEN", String.valueOf(version))
                .withEnv(environment);
    }

    private static VpncConfig read(String text) {
        Reading reading = VpncReader.read(text.getBytes(UTF_8));
        assertThat(reading).as(text).isInstanceOf(Reading.Accepted.class);
        return ((Reading.Accepted) reading).config();
    }

    private static String in(GenericContainer<?> container, String command) {
        try {
            return container.execInContainer("sh", "-c", command).getStdout();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void drop(GenericContainer<?> container, String hook, String match) {
        nft(
                container,
                "table inet fault_" + hook + " { chain faulty { type filter hook " + hook + " priority filter; " + match
                        + " drop; }; }");
    }

    private static void nft(GenericContainer<?> container, String rules) {
        Long pid = Lab.docker()
                .inspectContainerCmd(container.getContainerId())
                .exec()
                .getState()
                .getPidLong();
        Engine.run(List.of("nsenter", "--net", "--target", String.valueOf(pid), "nft", rules));
    }

    @Override
    public void close() {
        app.stop();
        gateway.stop();
    }
}
