package culvert.vpnc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixTest {

    private static final String ABOVE = "# one\n";
    private static final String BELOW = "Domain CORP\n";

    static Stream<Arguments> mended() {
        return Stream.of(
                Arguments.of(Code.MISSPELT_DIRECTIVE, "IPSec secert hunter2", "IPSec secret hunter2"),
                Arguments.of(Code.MISSPELT_DIRECTIVE, "xauth  usernme  ada", "Xauth username ada"),
                Arguments.of(Code.MISSPELT_DIRECTIVE, "IPSecID=staff", "IPSec ID staff"),
                Arguments.of(Code.INDENTED_DIRECTIVE, " \tIPSec ID staff", "IPSec ID staff"),
                Arguments.of(Code.BLANKS_IN_DIRECTIVE, "IPSec  ID staff", "IPSec ID staff"),
                Arguments.of(Code.BLANKS_IN_DIRECTIVE, "NAT  Traversal\tMode none", "NAT Traversal Mode none"),
                Arguments.of(Code.MISSPELT_DIRECTIVE, "Domian caf\u00E9 ", "Domain caf\u00E9 "),
                Arguments.of(Code.WRONG_SEPARATOR, "IPSec ID= staff", "IPSec ID staff"),
                Arguments.of(Code.WRONG_SEPARATOR, "IPSec gateway:vpn.example.com", "IPSec gateway vpn.example.com"),
                Arguments.of(Code.ODD_CHARACTER_IN_DIRECTIVE, "IPSec\u00A0ID staff", "IPSec ID staff"),
                Arguments.of(Code.ODD_CHARACTER_IN_DIRECTIVE, "IPSec ID\u00A0staff", "IPSec ID staff"),
                Arguments.of(Code.ODD_CHARACTER_IN_DIRECTIVE, "\u200BIPSec \u0406D staff", "IPSec ID staff"),
                Arguments.of(Code.WITHDRAWN_DIRECTIVE, "DPD idle timeout 60", "DPD idle timeout (our side) 60"),
                Arguments.of(Code.WITHDRAWN_DIRECTIVE, "Disable NAT Traversal", "NAT Traversal Mode none"),
                Arguments.of(Code.WITHDRAWN_DIRECTIVE, "UDP Encapsulate", "NAT Traversal Mode cisco-udp"),
                Arguments.of(Code.WITHDRAWN_DIRECTIVE, "DNSUpdate no", null),
                Arguments.of(Code.FOREIGN_DIRECTIVE, "GroupPwd=hunter2", "IPSec secret hunter2"),
                Arguments.of(Code.FOREIGN_DIRECTIVE, "[main]", null),
                Arguments.of(Code.FOREIGN_DIRECTIVE, "persist-tun", null),
                Arguments.of(Code.NOT_A_COMMENT, "; office", "# office"),
                Arguments.of(Code.NOT_A_COMMENT, "  # office", "# office"),
                Arguments.of(Code.NOT_A_COMMENT, "//office", "#office"),
                Arguments.of(Code.BLANK_LINE_WITH_BLANKS, " \t ", ""),
                Arguments.of(Code.REFUSED_DIRECTIVE, "Script /x", null),
                Arguments.of(Code.REFUSED_DIRECTIVE, "Xauth interactive", null),
                Arguments.of(Code.MISSPELT_DIRECTIVE, "Scrpt /x", null),
                Arguments.of(Code.NEEDLESS_DIRECTIVE, "No Detach", null),
                Arguments.of(Code.LOGS_SECRETS, "Debug 99", null),
                Arguments.of(Code.NEEDLESS_DIRECTIVE, "Debug 1", null),
                Arguments.of(Code.ODD_CHARACTER_IN_DIRECTIVE, "\uD835\uDC03omain CORP", "Domain CORP"),
                Arguments.of(Code.ODD_CHARACTER_IN_DIRECTIVE, "Do\uDB40\uDC41main CORP", "Domain CORP"),
                Arguments.of(Code.WRONG_CASE, "NAT Traversal Mode NATT", "NAT Traversal Mode natt"),
                Arguments.of(Code.UNKNOWN_WORD, "IKE DH Group group14", "IKE DH Group dh14"),
                Arguments.of(Code.UNKNOWN_WORD, "Vendor \"ciscoo\"", "Vendor \"cisco\""),
                Arguments.of(
                        Code.HOST_IS_URL, "IPSec gateway https://vpn.example.com/x", "IPSec gateway vpn.example.com"),
                Arguments.of(Code.HOST_WITH_PORT, "IPSec gateway vpn.example.com:500", "IPSec gateway vpn.example.com"),
                Arguments.of(
                        Code.PREFIX_SENT_WRONGLY,
                        "IPSEC target network 10.1.16.0/20",
                        "IPSEC target network 10.1.16.0/255.255.240.0"),
                Arguments.of(
                        Code.HOST_BITS_IN_NETWORK,
                        "IPSEC target network 10.1.2.3/255.255.0.0",
                        "IPSEC target network 10.1.0.0/255.255.0.0"),
                Arguments.of(Code.SEPARATOR_IN_VALUE, "IPSec secret = hunter2", "IPSec secret  hunter2"),
                Arguments.of(Code.CURLY_QUOTES, "IPSec secret “ hüter ”", "IPSec secret \" hüter \""),
                Arguments.of(Code.ODD_BLANK, "IPSec secret hunter2\u00A0", "IPSec secret hunter2"),
                Arguments.of(
                        Code.INVISIBLE_CHARACTER,
                        "IPSec gateway vpn\u200B.example.com",
                        "IPSec gateway vpn.example.com"));
    }

    @ParameterizedTest
    @MethodSource("mended")
    void a_certain_fix_changes_its_line_and_no_other(Code code, String line, String expected) {
        for (String lineEnd : List.of("\n", "\r\n")) {
            String text = (ABOVE + line + "\n" + BELOW).replace("\n", lineEnd);
            String after = (ABOVE + (expected == null ? "" : expected + "\n") + BELOW).replace("\n", lineEnd);

            Finding finding = finding(text, code);

            assertThat(finding.line()).isEqualTo(2);
            assertThat(new String(finding.fix().orElseThrow().apply(text.getBytes(UTF_8)), UTF_8))
                    .isEqualTo(after);
        }
    }

    @Test
    void a_line_behind_a_lone_carriage_return_has_no_fix() {
        assertThat(finding("# a\rScript /tmp/x\n" + BELOW, Code.REFUSED_DIRECTIVE)
                        .fix())
                .isEmpty();
    }

    @Test
    void the_last_line_needs_no_line_end() {
        String text = "Domain CORP\nScript /x";

        assertThat(mended(text, Code.REFUSED_DIRECTIVE)).isEqualTo("Domain CORP\n");
    }

    @Test
    void its_words_say_what_will_stand_there() {
        assertThat(finding("Domian CORP", Code.MISSPELT_DIRECTIVE)
                        .fix()
                        .orElseThrow()
                        .words())
                .isEqualTo("Write “Domain”");
        assertThat(finding("Script /x", Code.REFUSED_DIRECTIVE)
                        .fix()
                        .orElseThrow()
                        .words())
                .isEqualTo("Remove the line");
    }

    @Test
    void the_mark_at_the_beginning_is_deleted() {
        assertThat(mended("\uFEFFIPSec ID staff\n", Code.BYTE_ORDER_MARK)).isEqualTo("IPSec ID staff\n");
    }

    @Test
    void a_directive_that_stands_twice_is_removed_once() {
        assertThat(mended("Domain A\nDebug 0\nDomain A\n", Code.REPEATED_DIRECTIVE))
                .isEqualTo("Domain A\nDebug 0\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "remote vpn.example.com 1194",
                "include other.conf",
                "Enable weak encryption no",
                "IPSec secret [secret]",
                "IPSec secret hid\u200Bden",
                "IPSec gatewayvpn",
                "Domain-x",
                "IPSec  ID",
                "frobnicate",
            })
    void where_a_person_has_to_decide_there_is_none(String line) {
        assertThat(VpncReader.read((ABOVE + line + "\n").getBytes(UTF_8)).findings())
                .filteredOn(finding -> finding.line() == 2 && finding.severity() == Severity.ERROR)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.fix()).isEmpty());
    }

    @Test
    void what_vpnc_reads_in_the_rest_of_a_long_line_cannot_be_mended_alone() {
        String text = "#".repeat(199) + "Script /x\n";

        assertThat(finding(text, Code.REFUSED_DIRECTIVE).fix()).isEmpty();
    }

    @Test
    void no_fix_holds_a_secret() {
        for (String line : List.of("IPSec secert hunter2", "IPSec secret “hunter2”", "grouppwd=hunter2")) {
            assertThat(VpncReader.read(line.getBytes(UTF_8)).findings())
                    .noneMatch(finding -> finding.toString().contains("hunter2"));
        }
    }

    @Test
    void in_the_corpus_each_fix_mends_what_it_is_offered_for() {
        int fixes = 0;
        for (CorpusFile file : CorpusFile.all()) {
            Reading before = VpncReader.read(file.text());
            for (Finding finding : before.findings()) {
                if (finding.fix().isPresent()) {
                    Reading after = VpncReader.read(finding.fix().get().apply(file.text()));
                    assertThat(count(after, finding.code()))
                            .as("%s: %s", file.name(), finding)
                            .isLessThan(count(before, finding.code()));
                    fixes++;
                }
            }
        }
        assertThat(fixes).isGreaterThan(30);
    }

    private static long count(Reading reading, Code code) {
        return reading.findings().stream()
                .filter(finding -> finding.code() == code)
                .count();
    }

    private static String mended(String text, Code code) {
        return new String(finding(text, code).fix().orElseThrow().apply(text.getBytes(UTF_8)), UTF_8);
    }

    private static Finding finding(String text, Code code) {
        return VpncReader.read(text.getBytes(UTF_8)).findings().stream()
                .filter(finding -> finding.code() == code)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + code + " in " + text));
    }
}
