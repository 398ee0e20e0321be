package culvert.vpnc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the button beside a finding makes of its line, and that it makes nothing of any other line. */
class FixTest {

    private static final String BEFORE = """
            IPSec gateway 198.51.100.7
            IPSec ID remote-team
            IPSec secret S3cretGroup
            """;
    private static final String AFTER = """
            Xauth username alice
            Xauth password Tr0ub4dor
            """;
    private static final int LINE = 4;

    static Stream<Arguments> mended() {
        return Stream.of(
                arguments(" Domain CORP", "Domain CORP\n"),
                arguments("NAT  Traversal\tMode force-natt", "NAT Traversal Mode force-natt\n"),
                arguments("Domain=CORP", "Domain CORP\n"),
                arguments("Domain :  CORP", "Domain CORP\n"),
                arguments("Domain\u00A0CORP", "Domain CORP\n"),
                arguments("D\u043Emain CORP", "Domain CORP\n"),
                arguments("Domian CORP", "Domain CORP\n"),
                arguments("Domian caf\u00E9 ", "Domain caf\u00E9 \n"),
                arguments("DPD idle timeout 60", "DPD idle timeout (our side) 60\n"),
                arguments("NAT Traversal Mode Force-NATT", "NAT Traversal Mode force-natt\n"),
                arguments("IKE DH Group DH14", "IKE DH Group dh14\n"),
                arguments("IKE DH Group modp14", "IKE DH Group modp14\n"),
                arguments("Domain \u201CCORP\u201D", "Domain \"CORP\"\n"),
                arguments("Domain \u00A0CORP", "Domain CORP\n"),
                arguments("Script /tmp/x", ""),
                arguments("Pidfile /x", ""),
                arguments("No Detach", ""),
                arguments("; a remark", "# a remark\n"),
                arguments("// a remark", "# a remark\n"),
                arguments("   ", "\n"));
    }

    @ParameterizedTest
    @MethodSource
    void mended(String line, String expected) {
        String text = BEFORE + line + "\n" + AFTER;

        String mended = text;
        for (Finding finding : findings(text)) {
            if (finding.line() == LINE && finding.fix().isPresent()) {
                mended = applied(finding.fix().get(), text);
            }
        }

        assertThat(mended).isEqualTo(BEFORE + expected + AFTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Gateway timeout 30", "Domain [your domain]", "Local Port many", "IPSec gateway vpn:500x"})
    void what_only_a_person_can_know_has_no_fix(String line) {
        assertThat(findings(BEFORE + line + "\n" + AFTER))
                .filteredOn(finding -> finding.line() == LINE)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.fix()).isEmpty());
    }

    @Test
    void line_ends_of_browsers_are_kept_and_removed_with_their_line() {
        String text = (BEFORE + "Script /tmp/x\n" + AFTER).replace("\n", "\r\n");

        assertThat(applied(onlyFix(text), text)).isEqualTo((BEFORE + AFTER).replace("\n", "\r\n"));
    }

    @Test
    void the_last_line_may_have_no_end() {
        String text = BEFORE + AFTER + "Script /tmp/x";

        assertThat(applied(onlyFix(text), text)).isEqualTo(BEFORE + AFTER);
    }

    @Test
    void a_byte_order_mark_is_deleted_and_nothing_else() {
        String text = "\uFEFF" + BEFORE + AFTER;

        assertThat(applied(onlyFix(text), text)).isEqualTo(BEFORE + AFTER);
    }

    @Test
    void its_words_say_what_will_stand_there() {
        assertThat(onlyFix(BEFORE + "Domian CORP\n" + AFTER).words()).isEqualTo("Write “Domain”");
        assertThat(onlyFix(BEFORE + "Script /tmp/x\n" + AFTER).words()).isEqualTo("Remove the line");
    }

    @Test
    void a_secret_in_a_misspelt_line_stays_where_it_is_and_out_of_the_fix() {
        String text = BEFORE.replace("IPSec secret S3cretGroup", "IPSec secert S3cretGroup") + AFTER;
        Fix fix = onlyFix(text);

        assertThat(fix.toString()).doesNotContain("S3cretGroup");
        assertThat(applied(fix, text)).isEqualTo(BEFORE + AFTER);
    }

    private static Fix onlyFix(String text) {
        List<Fix> fixes = findings(text).stream()
                .flatMap(finding -> finding.fix().stream())
                .toList();
        assertThat(fixes).hasSize(1);
        return fixes.getFirst();
    }

    private static List<Finding> findings(String text) {
        return VpncReader.read(text.getBytes(UTF_8)).findings();
    }

    private static String applied(Fix fix, String text) {
        return new String(fix.apply(text.getBytes(UTF_8)), UTF_8);
    }
}
