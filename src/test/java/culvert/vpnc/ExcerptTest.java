package culvert.vpnc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a finding shows of its line: enough to recognise it, short, printable, and nothing that may be a secret. */
class ExcerptTest {

    private static final String SIXTY = "Local Port " + "1".repeat(49);

    static Stream<Arguments> lines() {
        return Stream.of(
                arguments(SIXTY, SIXTY),
                arguments(SIXTY + "1", SIXTY + "…"),
                arguments("Local\tPort 99", "Local Port …"),
                arguments("Local Port\t99x", "Local Port 99x"),
                arguments("Vendor \u001Bx", "Vendor ␛x"),
                arguments("Vendor x\u0000y", "Vendor x␀y"),
                arguments("Vendor \u009F", "Vendor \uFFFD"),
                arguments("Vendor \u2028", "Vendor \uFFFD"),
                arguments("Vendor \u202E", "Vendor \uFFFD"),
                arguments("Vendor é€", "Vendor é€"),
                arguments("IPSec secret [secret]", "IPSec secret ********"),
                arguments("xauth PASSWORD <password>", "Xauth password ********"),
                arguments("IPSec gateway ftp://u:p@host/", "IPSec gateway ftp://…@host/"),
                arguments("frobnicate", "…"),
                arguments("frobnicate hunter2", "frobnicate …"),
                arguments("turn it off", "turn it …"),
                arguments("  turn it off now", "turn it …"),
                arguments("x1 y z", "…"),
                arguments("secret agent man", "secret …"),
                arguments("my passphrase is x", "my passphrase …"),
                arguments("# note\u0007", "# note␇"),
                arguments("# the pin 1234\u0007", "# the pin …"),
                arguments("Xauth pasword hunter2", "Xauth pasword …"),
                arguments("GroupPwd=hunter2", "grouppwd …"));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void it_shows_as_much_as_may_be_shown(String line, String excerpt) {
        assertThat(VpncReader.read(("# first\n" + line).getBytes(UTF_8)).findings())
                .filteredOn(finding -> finding.line() == 2)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.excerpt()).isEqualTo(excerpt));
    }
}
