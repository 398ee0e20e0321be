package culvert.sandbox.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ForThisMachineTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, /sandbox, true",
        "0:0:0:0:0:0:0:1, /sandbox, true",
        "10.213.77.2, /sandbox, false",
        "10.213.77.2, /dashboard/vpn-x, false",
        "10.213.77.2, /q/health, false",
        "10.213.77.2, /reports/v1/events, true",
        "fe80:0:0:0:0:0:0:1, /sandbox, false",
    })
    void from_elsewhere_only_reports_are_taken(String caller, String path, boolean open) {
        assertThat(ForThisMachine.isOpenTo(SocketAddress.inetSocketAddress(1234, caller), path))
                .isEqualTo(open);
    }
}
