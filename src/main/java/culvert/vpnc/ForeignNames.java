package culvert.vpnc;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names that vpnc does not know but that people bring along: of older versions, of profiles, of other VPN products. */
final class ForeignNames {

    /**
     * What such a name means.
     *
     * @param name as it is written in lower case
     * @param origin where it comes from
     * @param instead the directive to write, where vpnc has something like it
     * @param advice what to do where it has not
     * @param line the whole line to write; empty when the line may go; null when neither is certain
     */
    record Meaning(
            Code code,
            String name,
            String origin,
            Optional<Directive> instead,
            String advice,
            @Nullable String line) {

        /** What mends such a line, where that is certain: a value of one word is taken over. */
        @Nullable
        Repair repair(String written) {
            if (instead.isPresent()) {
                String folded = FoldedLine.of(written).text();
                boolean oneWord = folded.length() > name.length() && isSingleWord(folded.substring(name.length()));
                return oneWord ? Renaming.of(written, name.length(), instead.get()) : null;
            }
            if (line == null) {
                return null;
            }
            return line.isEmpty() ? Repair.REMOVAL : Repair.writeInPlaceOf(written, line);
        }
    }

    private static final String OLDER = "an older vpnc";

    private static final List<Meaning> WITHDRAWN = List.of(
            renamed("udp encapsulation port", Directive.CISCO_UDP_ENCAPSULATION_PORT),
            renamed("dpd idle timeout", Directive.DPD_IDLE_TIMEOUT),
            withdrawn("udp encapsulate", "Write \"NAT Traversal Mode cisco-udp\".", "NAT Traversal Mode cisco-udp"),
            withdrawn("disable nat traversal", "Write \"NAT Traversal Mode none\".", "NAT Traversal Mode none"),
            withdrawn("nat-keepalive packet interval", "Remove the line; vpnc sends keepalives by itself.", ""),
            withdrawn("rekeying interval", "Remove the line; the gateway decides when keys are renewed.", ""),
            withdrawn(
                    "target networks",
                    "Remove the line: the gateway sends its networks; for a single one write \"IPSEC target network\".",
                    null),
            withdrawn("dnsupdate", "Remove the line; the supervisor takes care of name resolution.", ""),
            withdrawn("include", "Remove the line and paste the text of the other file.", null));

    /** One line each: origin, directive to write instead or a hyphen, names in lower case. */
    private static final String FOREIGN = """
            a Cisco profile (.pcf) | IPSec gateway | host
            a Cisco profile (.pcf) | IPSec ID | groupname
            a Cisco profile (.pcf) | IPSec secret | grouppwd
            a Cisco profile (.pcf) | IPSec obfuscated secret | enc_grouppwd
            a Cisco profile (.pcf) | Xauth password | userpassword
            a Cisco profile (.pcf) | Xauth obfuscated password | enc_userpassword
            a Cisco profile (.pcf) | Domain | ntdomain
            a Cisco profile (.pcf) | IKE DH Group | dhgroup
            a Cisco profile (.pcf) | - | authtype enablenat tunnelingmode peertimeout enablelocallan description
            a Cisco profile (.pcf) | - | saveuserpassword enablebackup backupserver enablesplitdns certstore certname
            a Cisco profile (.pcf) | - | certpath certsubjectname certserialhash sendcertchain verifycertdn usercertdn
            a Cisco profile (.pcf) | - | forcekeepalives tcptunnelingport enableispconnect ispconnecttype ispconnect
            a Cisco profile (.pcf) | - | ispphonebook ispcommand enablemslogon mslogontype sdiusehardwaretoken
            NetworkManager | - | xauth-password-flags ipsec-secret-flags password-flags
            OpenVPN | IPSec gateway | remote
            OpenVPN | - | client dev proto nobind persist-key persist-tun auth-user-pass remote-cert-tls cipher
            OpenVPN | - | tls-auth tls-crypt ca cert key verb redirect-gateway resolv-retry comp-lzo up down
            strongSwan | IPSec gateway | right remote_addrs
            strongSwan | Xauth username | xauth_identity
            strongSwan | - | conn config left leftid leftauth leftauth2 leftsubnet leftsourceip connections secrets
            strongSwan | - | rightid rightauth rightsubnet keyexchange ike esp aggressive auto ikelifetime keylife
            strongSwan | - | dpdaction dpddelay dpdtimeout
            WireGuard | IPSec gateway | endpoint
            WireGuard | - | privatekey publickey presharedkey allowedips persistentkeepalive address listenport dns
            WireGuard | - | postup postdown preup predown
            OpenConnect | - | protocol servercert authgroup useragent csd-wrapper
            racoon | - | remote_address exchange_mode proposal sainfo phase1 my_identifier
            """;

    /** Words that anybody might write for a directive; taken for it when a single value follows. */
    private static final String EVERYDAY = """
            another kind of file | IPSec gateway | gateway server peer remote-gateway
            another kind of file | IPSec ID | id group groupid group-id
            another kind of file | IPSec secret | secret psk group-secret preshared-key
            another kind of file | Xauth username | username user login
            another kind of file | Xauth password | password pass
            """;

    private static final Map<String, Meaning> FOREIGN_NAMES = table(FOREIGN);
    private static final Map<String, Meaning> EVERYDAY_NAMES = table(EVERYDAY);

    private static final Pattern VALUE_OF_ONE_WORD = Pattern.compile("[ =:]*[^ ]*");

    /** A type (number, string, binary), a name, a value. */
    private static final Pattern LINE_OF_SHREW_SOFT = Pattern.compile("[nsb]:[a-z][a-z-]+:");

    private ForeignNames() {}

    static Optional<Meaning> of(String folded) {
        String lower = folded.toLowerCase(Locale.ROOT);
        if (lower.startsWith("[")) {
            return Optional.of(of("a file in sections", "Remove the line; vpnc.conf has no sections."));
        }
        if (LINE_OF_SHREW_SOFT.matcher(lower).lookingAt()) {
            return Optional.of(of("Shrew Soft", "Remove the line; write the five that vpnc needs."));
        }
        for (Meaning withdrawn : WITHDRAWN) {
            if (lower.startsWith(withdrawn.name())
                    && endsName(lower, withdrawn.name().length())) {
                return Optional.of(withdrawn);
            }
        }
        String name = firstName(lower);
        Meaning foreign = FOREIGN_NAMES.get(name);
        if (foreign == null && isSingleWord(lower.substring(name.length()))) {
            foreign = EVERYDAY_NAMES.get(name);
        }
        return Optional.ofNullable(foreign);
    }

    private static Meaning renamed(String name, Directive instead) {
        return new Meaning(Code.WITHDRAWN_DIRECTIVE, name, OLDER, Optional.of(instead), "", null);
    }

    private static Meaning withdrawn(String name, String advice, @Nullable String line) {
        return new Meaning(Code.WITHDRAWN_DIRECTIVE, name, OLDER, Optional.empty(), advice, line);
    }

    private static Meaning of(String origin, String advice) {
        return new Meaning(Code.FOREIGN_DIRECTIVE, "", origin, Optional.empty(), advice, "");
    }

    private static String firstName(String lower) {
        int end = 0;
        while (!endsName(lower, end)) {
            end++;
        }
        return lower.substring(0, end);
    }

    private static boolean isSingleWord(String separatorAndValue) {
        return VALUE_OF_ONE_WORD.matcher(separatorAndValue).matches();
    }

    private static boolean endsName(String text, int at) {
        return at == text.length() || " =:\"{<".indexOf(text.charAt(at)) >= 0;
    }

    private static Map<String, Meaning> table(String rows) {
        Map<String, Meaning> names = new HashMap<>();
        rows.lines().forEach(row -> {
            String[] cells = row.split(" \\| ", 3);
            Optional<Directive> instead = Directive.ALL.stream()
                    .filter(directive -> directive.spelling().equals(cells[1]))
                    .findFirst();
            String advice = "Remove the line; vpnc has nothing like it.";
            for (String name : cells[2].split(" ", -1)) {
                names.put(name, new Meaning(Code.FOREIGN_DIRECTIVE, name, cells[0], instead, advice, ""));
            }
        });
        return Map.copyOf(names);
    }
}
