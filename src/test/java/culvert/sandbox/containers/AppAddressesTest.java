package culvert.sandbox.containers;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Apps;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class AppAddressesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final App FIRST = new App("1", Apps.FIRST_APP, NOW, List.of(), List.of());

    private final Formation formation = new Formation(new RecordingContainers(true), CLOCK);

    @Test
    void the_first_app_is_at_its_port_and_nothing_needs_saying() throws IOException {
        int free = freePort();
        try (AppAddresses addresses = new AppAddresses(formation, free)) {
            assertThat(addresses.of(FIRST)).isEqualTo(URI.create("http://localhost:" + free));
            assertThat(addresses.notice(FIRST)).isEmpty();
        }
    }

    @Test
    void an_app_whose_port_is_taken_is_elsewhere_and_says_why() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                AppAddresses addresses = new AppAddresses(formation, other.getLocalPort())) {
            assertThat(addresses.of(FIRST).getPort()).isNotEqualTo(other.getLocalPort());
            assertThat(addresses.notice(FIRST))
                    .contains("Port " + other.getLocalPort() + ", where it should serve, is taken by another program.");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
