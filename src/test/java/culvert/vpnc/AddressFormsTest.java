package culvert.vpnc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as we take them, and as the C library does. */
class AddressFormsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "9.10.99.100",
                "199.200.249.250",
                "255.255.255.255",
                "1.0.0.1",
                "128.0.0.0",
                "0.0.255.0"
            })
    void four_plain_numbers_are_an_address(String address) {
        assertThat(Ipv4.format(Ipv4.parse(address).orElseThrow())).isEqualTo(address);
        assertThat(Ipv4.format(ClassicAddress.parse(address).orElseThrow())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1.2.3", "1.2.3.4.5", "1.2.3.4.", "256.0.0.0", "1.2.3.04", "00.0.0.0", "1.2.3.-4", "a.b.c.d"
            })
    void anything_else_is_none_for_us(String text) {
        assertThat(Ipv4.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0.0.0.1",
        "4294967295, 255.255.255.255",
        "1.16777215, 1.255.255.255",
        "1.2.65535, 1.2.255.255",
        "255.255.255.0377, 255.255.255.255",
        "0x0.0XfF.010.8, 0.255.8.8",
    })
    void the_c_library_takes_more(String text, String address) {
        assertThat(Ipv4.format(ClassicAddress.parse(text).orElseThrow())).isEqualTo(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "4294967296",
                "1.16777216",
                "1.2.65536",
                "1.2.3.256",
                "256.1",
                "1.256.1",
                "1.2.3.4.5",
                "0x",
                "1.0x",
                "08",
                "1.2.3.09",
                "0xg",
                "+1",
                "-1",
                "1.+2",
                "1.2.3.4.",
                "99999999999999999999",
                "0x+1"
            })
    void and_not_everything(String text) {
        assertThat(ClassicAddress.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3.4, true",
        "1.2.3.4., true",
        "a.0x1F, true",
        "0x, true",
        "7, true",
        "vpn.example.com, false",
        "1.2.3.4a, false",
        "a1, false",
        "1.x, false",
        ".., false",
    })
    void a_name_that_ends_in_a_number_is_no_name(String text, boolean endsInNumber) {
        assertThat(ClassicAddress.endsInNumber(text)).isEqualTo(endsInNumber);
    }

    @ParameterizedTest
    @CsvSource({
        "255.255.255.255, true",
        "255.255.255.254, true",
        "255.255.128.0, true",
        "128.0.0.0, true",
        "0.0.0.0, true",
        "255.0.255.0, false",
        "0.0.0.1, false",
        "127.255.255.255, false",
    })
    void a_mask_is_ones_before_zeros(String text, boolean mask) {
        assertThat(Ipv4.isMask(Ipv4.parse(text).orElseThrow())).isEqualTo(mask);
    }
}
