package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** A lab with one app, whose tunnel is about to come up. */
record Connected(Lab lab, DemoApp app) implements AutoCloseable {

    Connected() {
        this(new Lab());
    }

    private Connected(Lab lab) {
        this(lab, new DemoApp(lab.start(lab.app(Lab.conf()))));
    }

    /** Waits until the tunnel has come up that many times since the app's start. */
    void awaitConnections(int count) {
        await().atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(
                                app.log().lines().filter(line -> line.startsWith("-----> VPN connection established")))
                        .hasSize(count));
    }

    /** Waits for the first connection and an answer to the probe: before that one, silence proves nothing. */
    void awaitTunnel() {
        awaitConnections(1);
        await().atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> Integer.parseInt(app.shell("cat /sys/class/net/tun0/statistics/rx_packets")) > 2);
    }

    @Override
    public void close() {
        lab.close();
    }
}
