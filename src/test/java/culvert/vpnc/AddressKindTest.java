package culvert.vpnc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressKindTest {

    /** Each range with its first and last address and their neighbours outside. */
    @ParameterizedTest
    @CsvSource({
        "UNSPECIFIED, 0.0.0.0 0.0.0.0",
        "UNREACHABLE, 0.0.0.1 0.255.255.255",
        "PUBLIC, 1.0.0.0 9.255.255.255",
        "PRIVATE, 10.0.0.0 10.255.255.255",
        "PUBLIC, 11.0.0.0 100.63.255.255",
        "PRIVATE, 100.64.0.0 100.127.255.255",
        "PUBLIC, 100.128.0.0 126.255.255.255",
        "UNREACHABLE, 127.0.0.0 127.255.255.255",
        "PUBLIC, 128.0.0.0 169.253.255.255",
        "UNREACHABLE, 169.254.0.0 169.254.255.255",
        "PUBLIC, 169.255.0.0 172.15.255.255",
        "PRIVATE, 172.16.0.0 172.31.255.255",
        "PUBLIC, 172.32.0.0 192.167.255.255",
        "PRIVATE, 192.168.0.0 192.168.255.255",
        "PUBLIC, 192.169.0.0 223.255.255.255",
        "UNREACHABLE, 224.0.0.0 255.255.255.255",
    })
    void every_address_leads_somewhere(AddressKind kind, String range) {
        for (String address : range.split(" ", -1)) {
            assertThat(AddressKind.of(Ipv4.parse(address).orElseThrow()))
                    .as(address)
                    .isEqualTo(kind);
        }
    }
}
