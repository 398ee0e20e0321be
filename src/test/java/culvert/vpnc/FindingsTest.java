package culvert.vpnc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.Charset;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of finding at its place, one line at a time behind five sound ones. */
class FindingsTest {

    private static final String SOUND = """
        IPSec gateway 198.51.100.7
        IPSec ID remote-team
        IPSec secret S3cretGroup
        Xauth username alice
        Xauth password Tr0ub4dor
        """;

    private static final int LINE = 6;

    /** Findings about a whole text; tests of their own below. */
    private static final Set<Code> OF_THE_WHOLE_TEXT = EnumSet.of(
            Code.TOO_LARGE,
            Code.UTF16,
            Code.BYTE_ORDER_MARK,
            Code.MISSING_DIRECTIVE,
            Code.CONTRADICTING_DIRECTIVE,
            Code.WEAK_DH_DEFAULT);

    /** Judged apart from the reading, because an estimate takes longer. */
    private static final Set<Code> OF_THE_SECRET = EnumSet.of(Code.GUESSABLE_SECRET, Code.WEAK_SECRET);

    static Stream<Arguments> lines() {
        return Stream.of(
                arguments("# a\u0000b", Code.NUL_BYTE, 4),
                arguments("# \u00E9\u001B[2J", Code.CONTROL_CHARACTER, 4),
                arguments("# \u009F", Code.CONTROL_CHARACTER, 3),
                arguments("\u0004", Code.END_OF_DATA, 1),
                arguments("# a\u2028b", Code.UNICODE_LINE_BREAK, 4),
                arguments("# a\u0085b", Code.UNICODE_LINE_BREAK, 4),
                arguments("# user\u202E", Code.DIRECTION_CONTROL, 7),
                arguments("#" + "x".repeat(199), Code.LINE_TOO_LONG, 200),
                arguments("#" + "\u00E9".repeat(99) + "x", Code.LINE_TOO_LONG, 101),
                arguments(" Domain CORP", Code.INDENTED_DIRECTIVE, 1),
                arguments("Local\tPort 0", Code.BLANKS_IN_DIRECTIVE, 1),
                arguments("Local  Port 0", Code.BLANKS_IN_DIRECTIVE, 1),
                arguments("Domain=CORP", Code.WRONG_SEPARATOR, 1),
                arguments("Domain: CORP", Code.WRONG_SEPARATOR, 1),
                arguments("D\u043Emain CORP", Code.ODD_CHARACTER_IN_DIRECTIVE, 2),
                arguments("Domain\u00A0CORP", Code.ODD_CHARACTER_IN_DIRECTIVE, 7),
                arguments("\u200BDomain CORP", Code.ODD_CHARACTER_IN_DIRECTIVE, 1),
                arguments("SCR\u0130PT /x", Code.ODD_CHARACTER_IN_DIRECTIVE, 4),
                arguments("Do\uD835\uDC26ain CORP", Code.ODD_CHARACTER_IN_DIRECTIVE, 3),
                arguments("\uDB40\uDC41Domain CORP", Code.ODD_CHARACTER_IN_DIRECTIVE, 1),
                arguments(" Domain caf\u00E9", Code.INDENTED_DIRECTIVE, 1),
                arguments("Domian CORP", Code.MISSPELT_DIRECTIVE, 1),
                arguments("Interface_name tun0", Code.MISSPELT_DIRECTIVE, 1),
                arguments("NAT Traversal natt", Code.UNKNOWN_DIRECTIVE, 1),
                arguments("DNSUpdate no", Code.WITHDRAWN_DIRECTIVE, 1),
                arguments("Target networks 10.0.0.0/8", Code.WITHDRAWN_DIRECTIVE, 1),
                arguments("DPD idle timeout 60", Code.WITHDRAWN_DIRECTIVE, 1),
                arguments("[main]", Code.FOREIGN_DIRECTIVE, 1),
                arguments("enc_GroupPwd=00", Code.FOREIGN_DIRECTIVE, 1),
                arguments("AllowedIPs = 0.0.0.0/0", Code.FOREIGN_DIRECTIVE, 1),
                arguments("s:network-host:vpn.example.com", Code.FOREIGN_DIRECTIVE, 1),
                arguments("ForceKeepAlives=0", Code.FOREIGN_DIRECTIVE, 1),
                arguments("password hunter2", Code.FOREIGN_DIRECTIVE, 1),
                arguments("Gateway timeout 30", Code.UNKNOWN_DIRECTIVE, 1),
                arguments("; Domain CORP", Code.NOT_A_COMMENT, 1),
                arguments("  # indented", Code.NOT_A_COMMENT, 1),
                arguments("// other", Code.NOT_A_COMMENT, 1),
                arguments(" \t", Code.BLANK_LINE_WITH_BLANKS, 1),
                arguments("Domain", Code.VALUE_MISSING, 1),
                arguments("Domain \"\"", Code.VALUE_MISSING, 1),
                arguments("Domain \t", Code.VALUE_MISSING, 1),
                arguments("Xauth username alice", Code.REPEATED_DIRECTIVE, 1),
                arguments("Script /bin/true", Code.REFUSED_DIRECTIVE, 1),
                arguments("sCRIPT", Code.REFUSED_DIRECTIVE, 1),
                arguments("Password helper\t/bin/true", Code.REFUSED_DIRECTIVE, 1),
                arguments("Pidfile \"\"", Code.REFUSED_DIRECTIVE, 1),
                arguments("Xauth interactive", Code.REFUSED_DIRECTIVE, 1),
                arguments("CA-Dir /etc/ssl/certs", Code.REFUSED_DIRECTIVE, 1),
                arguments("No Detach", Code.NEEDLESS_DIRECTIVE, 1),
                arguments("Vendor juniper", Code.UNKNOWN_WORD, 8),
                arguments("IKE DH Group 14", Code.UNKNOWN_WORD, 14),
                arguments("IKE DH Group nopfs", Code.UNKNOWN_WORD, 14),
                arguments("Vendor Cisco", Code.WRONG_CASE, 8),
                arguments("Perfect Forward Secrecy SERVER", Code.WRONG_CASE, 25),
                arguments("IKE Authmode hybrid", Code.UNSUPPORTED_WORD, 14),
                arguments("Local Port 0x10", Code.NOT_A_NUMBER, 12),
                arguments("Local Port 0500", Code.NOT_A_NUMBER, 12),
                arguments("Debug 99abc", Code.NOT_A_NUMBER, 7),
                arguments("Local Port 65536", Code.NUMBER_OUT_OF_RANGE, 12),
                arguments("Local Port 99999999999999999999", Code.NUMBER_OUT_OF_RANGE, 12),
                arguments("DPD idle timeout (our side) 9", Code.NUMBER_OUT_OF_RANGE, 29),
                arguments("DPD idle timeout (our side) 86401", Code.NUMBER_OUT_OF_RANGE, 29),
                arguments("Interface MTU 67", Code.NUMBER_OUT_OF_RANGE, 15),
                arguments("Debug 3", Code.LOGS_SECRETS, 7),
                arguments("Debug 99", Code.LOGS_SECRETS, 7),
                arguments("Debug 2", Code.NEEDLESS_DIRECTIVE, 1),
                arguments("Interface name tun.0_a-b", Code.NEEDLESS_DIRECTIVE, 1),
                arguments("NAT Traversal Mode none", Code.RAW_PACKETS, 20),
                arguments("Local Addr a_b..c", Code.NOT_A_HOST, 12),
                arguments("Local Addr vpn.ex\u0430mple.com", Code.NOT_A_HOST, 12),
                arguments("Local Addr https://x@host/path", Code.HOST_IS_URL, 12),
                arguments("Local Addr host:500", Code.HOST_WITH_PORT, 12),
                arguments("Local Addr 1.2.3.4 junk", Code.HOST_WITH_REST, 12),
                arguments("Local Addr 2001:db8::7", Code.IPV6_ADDRESS, 12),
                arguments("Local Addr [2001:db8::7]", Code.IPV6_ADDRESS, 12),
                arguments("Local Addr 127.1", Code.UNUSUAL_ADDRESS, 12),
                arguments("Local Addr 010.1.1.1", Code.UNUSUAL_ADDRESS, 12),
                arguments("Local Addr 3232235777", Code.UNUSUAL_ADDRESS, 12),
                arguments("Local Addr 0xC0A80101", Code.UNUSUAL_ADDRESS, 12),
                arguments("Local Addr 0377.0x7f.65535", Code.UNUSUAL_ADDRESS, 12),
                arguments("Local Addr 198.051.100.007", Code.UNUSUAL_ADDRESS, 12),
                arguments("Local Addr 1.2.3.256", Code.NOT_A_HOST, 12),
                arguments("Local Addr 1.2.3.4.5", Code.NOT_A_HOST, 12),
                arguments("Local Addr 1.2.3.4.", Code.NOT_A_HOST, 12),
                arguments("Local Addr 1.2.3.08", Code.NOT_A_HOST, 12),
                arguments("Local Addr vpn.12", Code.NOT_A_HOST, 12),
                arguments("Local Addr 1.2.65536", Code.NOT_A_HOST, 12),
                arguments("Local Addr 1.2.3.256:500", Code.HOST_WITH_PORT, 12),
                arguments("Local Addr [2001:db8::7]:500", Code.IPV6_ADDRESS, 12),
                arguments("Local Addr 127.0.0.1", Code.UNREACHABLE_ADDRESS, 12),
                arguments("Local Addr 169.254.169.254", Code.UNREACHABLE_ADDRESS, 12),
                arguments("Local Addr 224.0.0.1", Code.UNREACHABLE_ADDRESS, 12),
                arguments("Local Addr localhost", Code.UNREACHABLE_ADDRESS, 12),
                arguments("Local Addr LocalHost.", Code.UNREACHABLE_ADDRESS, 12),
                arguments("Local Addr ip6-loopback", Code.UNREACHABLE_ADDRESS, 12),
                arguments("Local Addr a.localhost", Code.UNREACHABLE_ADDRESS, 12),
                arguments("Local Addr 192.0.2.1", Code.OWN_ADDRESS_FIXED, 12),
                arguments("Interface name abcdefghijklmnop", Code.INTERFACE_NAME_TOO_LONG, 16),
                arguments(
                        "Interface name \u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9\u00E9",
                        Code.INTERFACE_NAME_TOO_LONG,
                        16),
                arguments("Interface name a/b", Code.NOT_AN_INTERFACE_NAME, 16),
                arguments("Interface name -x", Code.NOT_AN_INTERFACE_NAME, 16),
                arguments("Interface name ..", Code.NOT_AN_INTERFACE_NAME, 16),
                arguments("Interface name lo", Code.NOT_AN_INTERFACE_NAME, 16),
                arguments("IPSEC target network intranet/8", Code.NOT_A_NETWORK, 22),
                arguments("IPSEC target network 10.0.0.0/255.0.255.0", Code.NOT_A_NETWORK, 22),
                arguments("IPSEC target network 10.0.0.0/33", Code.NOT_A_NETWORK, 22),
                arguments("IPSEC target network 10.0.0.0", Code.NETWORK_WITHOUT_MASK, 22),
                arguments("IPSEC target network 10.1.16.0/20", Code.PREFIX_SENT_WRONGLY, 22),
                arguments("IPSEC target network 10.1.16.1/32", Code.PREFIX_SENT_WRONGLY, 22),
                arguments("IPSEC target network 10.1.16.0/8", Code.HOST_BITS_IN_NETWORK, 22),
                arguments("Interface MTU 68", Code.SMALL_MTU, 15),
                arguments("Interface MTU 575", Code.SMALL_MTU, 15),
                arguments("Interface MTU 65536", Code.NUMBER_OUT_OF_RANGE, 15),
                arguments("Local Addr " + "a".repeat(64), Code.NOT_A_HOST, 12),
                arguments("Local Addr " + "a".repeat(63), Code.OWN_ADDRESS_FIXED, 12),
                arguments("Local Addr a-", Code.NOT_A_HOST, 12),
                arguments("Perfect Forward Secrecy group5", Code.UNKNOWN_WORD, 25),
                arguments("IKE Authmode PSK", Code.WRONG_CASE, 14),
                arguments("IKE Authmode cert", Code.UNSUPPORTED_WORD, 14),
                arguments("IKE Authmode x", Code.UNKNOWN_WORD, 14),
                arguments("IPSec obfuscated secret 0", Code.OBFUSCATION_BROKEN, 25),
                arguments("IPSec obfuscated secret " + Obfuscation.ofPadded(new byte[8]), Code.OBFUSCATION_ATTACK, 25),
                arguments("IPSec obfuscated secret " + Obfuscation.of(""), Code.OBFUSCATION_CONTENT, 25),
                arguments("Xauth password ********", Code.MASKED_SECRET, 16),
                arguments("Domain [your domain]", Code.PLACEHOLDER, 8),
                arguments("Domain <domain>", Code.PLACEHOLDER, 8),
                arguments("Domain ${DOMAIN}", Code.PLACEHOLDER, 8),
                arguments("Domain {{ domain }}", Code.PLACEHOLDER, 8),
                arguments("Domain %USERDOMAIN%", Code.PLACEHOLDER, 8),
                arguments("Domain changeme", Code.MANUAL_EXAMPLE, 8),
                arguments("Domain ChangeMe", Code.MANUAL_EXAMPLE, 8),
                arguments("Domain XXXX", Code.MANUAL_EXAMPLE, 8),
                arguments("Domain ...", Code.MANUAL_EXAMPLE, 8),
                arguments("Domain = CORP", Code.SEPARATOR_IN_VALUE, 8),
                arguments("Domain : CORP", Code.SEPARATOR_IN_VALUE, 8),
                arguments("Domain =", Code.SEPARATOR_IN_VALUE, 8),
                arguments("Domain \u201CCORP\u201D", Code.CURLY_QUOTES, 8),
                arguments("Domain CORP\u00A0", Code.ODD_BLANK, 8),
                arguments("Domain \u3000CORP", Code.ODD_BLANK, 8),
                arguments("Domain CO\u00ADRP", Code.INVISIBLE_CHARACTER, 8),
                arguments("Domain O\u2019Hara", Code.UNUSUAL_CHARACTER, 8),
                arguments("Domain \"CO\u00ADRP\"", Code.UNUSUAL_CHARACTER, 9),
                arguments("Domain =CORP", Code.UNUSUAL_CHARACTER, 8),
                arguments("Domain C\u041ERP", Code.UNUSUAL_CHARACTER, 8),
                arguments("Domain Caf\uFFFD", Code.UNUSUAL_CHARACTER, 8),
                arguments("Domain Cafe\u0301", Code.UNUSUAL_CHARACTER, 8),
                arguments("Domain \u2764\uFE0F", Code.INVISIBLE_CHARACTER, 8),
                arguments("Domain CORP\u2800", Code.ODD_BLANK, 8),
                arguments("Domain CORP # the old one", Code.COMMENT_IN_VALUE, 8),
                arguments("Domain 'CORP'", Code.LITERAL_QUOTES, 8),
                arguments("Domain \"CORP", Code.LITERAL_QUOTES, 8),
                arguments("Domain CORP\"", Code.LITERAL_QUOTES, 8),
                arguments("Domain \"", Code.LITERAL_QUOTES, 8),
                arguments("IKE DH Group dh2", Code.WEAK_DH_GROUP, 14),
                arguments("Perfect Forward Secrecy DH1", Code.WEAK_DH_GROUP, 25),
                arguments("Perfect Forward Secrecy nopfs", Code.NO_FORWARD_SECRECY, 25),
                arguments("Enable weak encryption", Code.WEAK_ENCRYPTION, 1),
                arguments("enable single des", Code.WEAK_ENCRYPTION, 1),
                arguments("Enable no encryption", Code.NO_ENCRYPTION, 1),
                arguments("Enable weak authentication", Code.WEAK_AUTHENTICATION, 1));
    }

    @ParameterizedTest
    @MethodSource("lines")
    void a_line_has_its_finding_at_its_place(String line, Code code, int column) {
        Reading reading = read(SOUND + line + "\n");

        assertThat(reading.findings())
                .filteredOn(finding -> finding.line() == LINE)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(code);
                    assertThat(finding.severity()).isEqualTo(code.severity());
                    assertThat(finding.column()).isEqualTo(column);
                    assertThat(finding.message()).endsWith(".");
                    assertThat(finding.remedy()).endsWith(".").isNotEqualTo(".");
                });
        assertThat(reading instanceof Reading.Refused).isEqualTo(code.severity() == Severity.ERROR);
    }

    static Stream<Arguments> columns() {
        return Stream.of(
                arguments("# a", 4),
                arguments("#\ta", 4),
                arguments("# \u00E9", 4),
                arguments("# e\u0301", 4),
                arguments("# o\u0302\u0323", 4),
                arguments("# \u0915\u093F", 4),
                arguments("# a\u200B", 4),
                arguments("# a\u00AD", 4),
                arguments("#\uFEFFa", 3),
                arguments("# \uD83D\uDE00", 4),
                arguments("# \uD83D\uDC4D\uD83C\uDFFD", 4),
                arguments("# a\uD83C\uDFFD", 5),
                arguments("# \uD83D\uDC69\u200D\uD83D\uDCBB", 4),
                arguments("# \uD83C\uDDEB\uD83C\uDDF7", 4),
                arguments("# \uD83C\uDDEB\uD83C\uDDF7\uD83C\uDDE9\uD83C\uDDEA", 5),
                arguments("# \u1112\u1161\u11AB", 4),
                arguments("# \u5BC6", 4),
                arguments("# \u2764\uFE0F", 4),
                arguments("", 1));
    }

    @ParameterizedTest
    @MethodSource("columns")
    void a_column_is_a_sign_that_a_person_sees(String before, int column) {
        assertThat(read(SOUND + before + "\u001B\n").findings())
                .filteredOn(finding -> finding.code() == Code.CONTROL_CHARACTER)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.line()).isEqualTo(LINE);
                    assertThat(finding.column()).isEqualTo(column);
                    assertThat(finding.start()).isEqualTo(before.length());
                });
    }

    @Test
    void an_address_that_the_c_library_takes_is_shown_as_it_takes_it() {
        assertThat(messageAbout("Local Addr 198.051.100.007")).contains(" 198.41.100.7.");
        assertThat(messageAbout("Local Addr 127.1")).contains(" 127.0.0.1.");
        assertThat(messageAbout("Local Addr 0xC0A80101")).contains(" 192.168.1.1.");
        assertThat(messageAbout("Local Addr 10.0X10.258")).contains(" 10.16.1.2.");
        assertThat(messageAbout("Local Addr 3232235777")).contains(" 192.168.1.1.");
        assertThat(messageAbout("Local Addr 4294967296")).contains("it is none");
        assertThat(messageAbout("Local Addr 0x")).contains("it is none");
        assertThat(messageAbout("Local Addr 99999999999999999999")).contains("it is none");
    }

    @Test
    void a_gateway_of_a_manual_is_noticed() {
        assertThat(read(SOUND.replace("198.51.100.7", "My.VPN.gateway")).findings())
                .extracting(Finding::code)
                .contains(Code.MANUAL_EXAMPLE);
    }

    private static String messageAbout(String line) {
        return read(SOUND + line + "\n").findings().stream()
                .filter(finding -> finding.line() == LINE)
                .findFirst()
                .orElseThrow()
                .message();
    }

    @Test
    void every_code_has_an_example() {
        Set<Code> shown = lines().map(row -> (Code) row.get()[1]).collect(Collectors.toSet());
        shown.addAll(OF_THE_WHOLE_TEXT);
        shown.addAll(OF_THE_SECRET);
        shown.addAll(EnumSet.of(
                Code.NOT_UTF8,
                Code.LONE_CARRIAGE_RETURN,
                Code.UNEXPECTED_VALUE,
                Code.PRIVATE_ADDRESS,
                Code.TOO_MANY_FINDINGS));

        assertThat(shown).containsExactlyInAnyOrder(Code.values());
    }

    @ParameterizedTest
    @MethodSource("soundLines")
    void a_sound_line_has_no_finding(String line) {
        assertThat(read(SOUND + line).findings())
                .filteredOn(finding -> finding.line() >= LINE)
                .isEmpty();
    }

    static Stream<String> soundLines() {
        return Stream.of(
                "Domain CORP",
                "Domain \"[your domain]\"",
                "Domain \"= CORP\"",
                "Domain a#b",
                "Domain \"a # b\"",
                "Domain p\u00E4ssw\u00F6rd-\u20AC-\u5BC6\u7801",
                "Domain [a1]",
                "Domain \u041F\u0410\u0420\u041E\u041B\u042C",
                "Domain " + "x".repeat(192),
                "#" + "x".repeat(198) + "\n# next",
                "# \uFB01 \u00A0 \u200B only a comment",
                "Vendor \"fortigate\"",
                "IKE DH Group DH14",
                "Perfect Forward Secrecy server",
                "Local Port 0",
                "Local Port 65535",
                "Local Addr 0.0.0.0",
                "Interface MTU 0",
                "Interface MTU 576",
                "Interface MTU 65535",
                "IKE Authmode psk",
                "Vendor netscreen",
                "Perfect Forward Secrecy Dh14",
                "DPD idle timeout (our side) 10",
                "DPD idle timeout (our side) 86400",
                "IPSEC target network 0.0.0.0/0",
                "IPSEC target network 10.20.0.0/255.252.0.0",
                "IPSEC target network 10.1.16.0/255.255.240.0",
                "NAT Traversal Mode force-natt");
    }

    @Test
    void a_flag_with_a_value_is_switched_on_whatever_the_value_says() {
        assertThat(read(SOUND + "No Detach false").findings())
                .filteredOn(finding -> finding.code() == Code.UNEXPECTED_VALUE)
                .singleElement()
                .satisfies(finding -> assertThat(finding.column()).isEqualTo(11));
    }

    @ParameterizedTest
    @MethodSource("privateGateways")
    void a_private_gateway_is_possible(String gateway) {
        Reading reading = read(SOUND.replace("198.51.100.7", gateway));

        assertThat(reading).isInstanceOf(Reading.Accepted.class);
        assertThat(reading.findings()).extracting(Finding::code).contains(Code.PRIVATE_ADDRESS);
    }

    static Stream<String> privateGateways() {
        return Stream.of("10.255.255.255", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1");
    }

    @Test
    void a_script_behind_a_lone_carriage_return_stands_on_the_line_that_a_text_area_shows() {
        Reading reading = read(SOUND + "# keep\rScript /x\n");

        assertThat(reading.findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::code, Finding::line, Finding::column)
                .containsExactly(tuple(Code.LONE_CARRIAGE_RETURN, 6, 7), tuple(Code.REFUSED_DIRECTIVE, 7, 1));
    }

    @Test
    void a_script_behind_byte_199_stands_where_a_person_sees_it() {
        Reading reading = read(SOUND + "# " + "\u00E9".repeat(98) + "xScript /x\r\n");

        assertThat(reading.findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::code, Finding::line, Finding::column)
                .containsExactly(tuple(Code.LINE_TOO_LONG, 6, 102), tuple(Code.REFUSED_DIRECTIVE, 6, 102));
    }

    @Test
    void a_byte_order_mark_is_named_and_does_not_make_the_first_directive_missing() {
        assertThat(read("\uFEFF" + SOUND).findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .extracting(Finding::code)
                .containsExactly(Code.BYTE_ORDER_MARK);
    }

    @Test
    void utf16_is_named_and_nothing_else() {
        for (var charset : Set.of("UTF-16", "UTF-16LE", "UTF-16BE")) {
            byte[] text = SOUND.getBytes(Charset.forName(charset));
            assertThat(VpncReader.read(text).findings())
                    .extracting(Finding::code)
                    .containsExactly(Code.UTF16);
        }
    }

    @Test
    void bytes_that_are_not_utf8_are_named_once_a_line() {
        byte[] text = (SOUND + "# \u00E9\u00E9\u00E9\nDomain \u00E9\n").getBytes(ISO_8859_1);

        assertThat(VpncReader.read(text).findings())
                .filteredOn(finding -> finding.code() == Code.NOT_UTF8)
                .extracting(Finding::line)
                .containsExactly(6, 7);
    }

    @Test
    void a_character_that_the_cut_divides_is_still_one_character() {
        assertThat(read(SOUND + "# " + "\u20AC".repeat(70)).findings())
                .extracting(Finding::code)
                .contains(Code.LINE_TOO_LONG)
                .doesNotContain(Code.NOT_UTF8);
    }

    @Test
    void a_text_over_the_limit_is_refused_where_the_limit_lies() {
        byte[] text = (SOUND + "# " + "x".repeat(100)).getBytes(UTF_8);

        assertThat(VpncReader.read(text, text.length)).isInstanceOf(Reading.Accepted.class);
        assertThat(VpncReader.read(text, text.length - 1).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(Code.TOO_LARGE);
                    assertThat(finding.line()).isEqualTo(LINE);
                });
    }

    @Test
    void all_that_is_missing_is_named() {
        assertThat(read("# nothing\n").findings())
                .filteredOn(finding -> finding.code() == Code.MISSING_DIRECTIVE)
                .allSatisfy(finding -> assertThat(finding.line()).isEqualTo(1))
                .extracting(Finding::message)
                .extracting(message -> message.substring(0, message.indexOf(" is missing")))
                .containsExactly("IPSec gateway", "IPSec ID", "IPSec secret", "Xauth username", "Xauth password");
    }

    @Test
    void what_was_meant_but_written_badly_is_not_called_missing() {
        String text = """
            gateway=198.51.100.7
             IPSec ID remote-team
            IPSec secert S3cretGroup
            Xauth username
            Xauth password: Tr0ub4dor
            """;

        assertThat(read(text).findings()).extracting(Finding::code).doesNotContain(Code.MISSING_DIRECTIVE);
    }

    @Test
    void a_second_value_contradicts_the_first_also_under_another_name() {
        String text = SOUND + "IPSec obfuscated secret " + Obfuscation.of("other") + "\nXauth username bob\n";

        assertThat(read(text).findings())
                .filteredOn(finding -> finding.code() == Code.CONTRADICTING_DIRECTIVE)
                .extracting(Finding::line)
                .containsExactly(6, 7);
    }

    @Test
    void the_weak_default_of_the_key_exchange_is_hinted_at() {
        assertThat(read(SOUND).findings()).extracting(Finding::code).containsExactly(Code.WEAK_DH_DEFAULT);
        assertThat(read(SOUND + "IKE DH Group dh14").findings()).isEmpty();
    }

    @Test
    void findings_come_in_the_order_of_the_text() {
        Reading reading = read("Script /x\n" + SOUND + "Vendor x\nDebug 99\n\u00A0\n");

        assertThat(reading.findings())
                .hasSizeGreaterThan(4)
                .extracting(Finding::line)
                .isSorted();
    }

    @Test
    void after_a_thousand_findings_the_rest_is_not_read() {
        Reading reading = VpncReader.read("a\n".repeat(3000).getBytes(UTF_8));

        assertThat(reading).isInstanceOf(Reading.Refused.class);
        Finding last = reading.findings().getLast();
        assertThat(last.code()).isEqualTo(Code.TOO_MANY_FINDINGS);
        assertThat(last.line()).isEqualTo(1001);
    }

    @Test
    void a_thousand_findings_are_given_before_the_reading_ends() {
        List<Finding> findings = read("a\n".repeat(1000)).findings();

        assertThat(findings)
                .filteredOn(finding -> finding.code() == Code.UNKNOWN_DIRECTIVE)
                .hasSize(1000);
        assertThat(findings).extracting(Finding::code).contains(Code.MISSING_DIRECTIVE);
    }

    @ParameterizedTest
    @CsvSource({
        "fffe, UTF16",
        "feff, UTF16",
        "61006200, UTF16",
        "00610062, UTF16",
        "610062, NUL_BYTE",
        "006100, NUL_BYTE",
        "61006262, NUL_BYTE",
        "00000000, NUL_BYTE",
        "ff, NOT_UTF8",
        "ff61, NOT_UTF8",
        "efbbbf, BYTE_ORDER_MARK",
        "efbb, NOT_UTF8",
    })
    void a_few_bytes_are_judged_by_what_they_are(String hex, Code code) {
        assertThat(VpncReader.read(HexFormat.of().parseHex(hex)).findings())
                .extracting(Finding::code)
                .contains(code);
    }

    @Test
    void numbers_out_of_range_are_told_what_vpnc_would_take_instead() {
        assertThat(messageAbout("DPD idle timeout (our side) 9")).contains("take 10 instead");
        assertThat(messageAbout("DPD idle timeout (our side) 86401")).contains("take 86400 instead");
        assertThat(messageAbout("DPD idle timeout (our side) 0")).contains("switches");
        assertThat(messageAbout("DPD idle timeout (our side) x")).contains("never notice");
        assertThat(messageAbout("Local Port x")).contains("for 0 or for a part of it");
        assertThat(messageAbout("Local Port 65536")).contains("cut the number");
        assertThat(messageAbout("Interface MTU 65536")).contains("No interface");
        assertThat(messageAbout("Debug 98")).contains("session keys");
        assertThat(messageAbout("Debug 99")).contains("group secret");
    }

    @Test
    void remedies_fit_what_was_meant() {
        assertThat(remedyAbout(" Domain CORP")).endsWith("then a blank and the value.");
        assertThat(remedyAbout(" No Detach")).endsWith("then nothing.");
        assertThat(remedyAbout(" Script /x")).startsWith("Remove the line; Script is not allowed");
        assertThat(remedyAbout("Domain : CORP")).startsWith("Leave the colon out, or put");
        assertThat(remedyAbout("Domain = CORP")).startsWith("Leave the equals sign out, or put");
        assertThat(remedyAbout("Vendor = cisco")).isEqualTo("Leave the equals sign out.");
        assertThat(messageAbout("Domian: CORP")).contains("Domain is nearly the same");
    }

    private static String remedyAbout(String line) {
        return read(SOUND + line + "\n").findings().stream()
                .filter(finding -> finding.line() == LINE)
                .findFirst()
                .orElseThrow()
                .remedy();
    }

    private static Reading read(String text) {
        return VpncReader.read(text.getBytes(UTF_8));
    }
}
