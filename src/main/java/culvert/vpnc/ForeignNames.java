package culvert.vpnc;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names that vpnc does not know but that people bring along: of older versions, of profiles, of other VPN products. */
final class ForeignNames {

    /** What a name means and, where vpnc has something like it, the directive to write. */
    record Meaning(Code code, String origin, Optional<Directive> instead, String advice) {}

    private static final String OLDER = "an older vpnc";

    private static final Map<String, Meaning> WITHDRAWN = Map.of(
            "udp encapsulation port",
            withdrawn(Directive.CISCO_UDP_ENCAPSULATION_PORT),
            "udp encapsulate",
            withdrawn("Write \"NAT Traversal Mode cisco-udp\"."),
            "disable nat traversal",
            withdrawn("Write \"NAT Traversal Mode none\"."),
            "nat-keepalive packet interval",
            withdrawn("Remove the line; vpnc sends keepalives by itself."),
            "dpd idle timeout",
            withdrawn(Directive.DPD_IDLE_TIMEOUT),
            "rekeying interval",
            withdrawn("Remove the line; the gateway decides when keys are renewed."),
            "target networks",
            withdrawn("Remove the line: the gateway sends its networks, and VPNC_NETWORKS sets them in the container; "
                    + "\"IPSEC target network\" takes a single network."),
            "dnsupdate",
            withdrawn("Remove the line; the supervisor takes care of name resolution."),
            "include",
            withdrawn("Remove the line and paste the text of the other file."));

    private static final Map<String, Meaning> FOREIGN = foreign();

    private ForeignNames() {}

    static Optional<Meaning> of(String folded) {
        String lower = folded.toLowerCase(Locale.ROOT);
        for (Map.Entry<String, Meaning> name : WITHDRAWN.entrySet()) {
            if (lower.startsWith(name.getKey()) && endsName(lower, name.getKey().length())) {
                return Optional.of(name.getValue());
            }
        }
        if (lower.startsWith("[")) {
            return Optional.of(new Meaning(
                    Code.FOREIGN_DIRECTIVE,
                    "a file in sections",
                    Optional.empty(),
                    "Remove the line; vpnc.conf has no sections."));
        }
        int end = 0;
        while (end < lower.length() && !endsName(lower, end)) {
            end++;
        }
        return Optional.ofNullable(FOREIGN.get(lower.substring(0, end)));
    }

    private static boolean endsName(String text, int at) {
        return at == text.length() || " =:\"{<".indexOf(text.charAt(at)) >= 0;
    }

    private static Meaning withdrawn(Directive instead) {
        return new Meaning(Code.WITHDRAWN_DIRECTIVE, OLDER, Optional.of(instead), "");
    }

    private static Meaning withdrawn(String advice) {
        return new Meaning(Code.WITHDRAWN_DIRECTIVE, OLDER, Optional.empty(), advice);
    }

    private static Map<String, Meaning> foreign() {
        Map<String, Meaning> names = new HashMap<>();
        String profile = "a Cisco profile (.pcf)";
        put(names, profile, Directive.IPSEC_GATEWAY, "host");
        put(names, profile, Directive.IPSEC_ID, "groupname");
        put(names, profile, Directive.IPSEC_SECRET, "grouppwd");
        put(names, profile, Directive.IPSEC_OBFUSCATED_SECRET, "enc_grouppwd");
        put(names, profile, Directive.XAUTH_PASSWORD, "userpassword");
        put(names, profile, Directive.XAUTH_OBFUSCATED_PASSWORD, "enc_userpassword");
        put(names, profile, Directive.DOMAIN, "ntdomain");
        put(names, profile, Directive.IKE_DH_GROUP, "dhgroup");
        drop(names, profile, "authtype", "enablenat", "tunnelingmode", "peertimeout", "enablelocallan", "description");
        drop(names, profile, "saveuserpassword", "enablebackup", "backupserver", "enablesplitdns", "certstore");

        String other = "another kind of file";
        put(names, other, Directive.IPSEC_GATEWAY, "gateway", "server", "remote-gateway", "peer", "ipsec_gateway");
        put(names, other, Directive.IPSEC_ID, "id", "group", "groupid", "group-id", "ipsec_id");
        put(names, other, Directive.IPSEC_SECRET, "secret", "psk", "group-secret", "preshared-key", "ipsec_secret");
        put(names, other, Directive.XAUTH_USERNAME, "username", "user", "login", "xauth_username");
        put(names, other, Directive.XAUTH_PASSWORD, "password", "pass", "xauth_password");

        String openVpn = "OpenVPN";
        put(names, openVpn, Directive.IPSEC_GATEWAY, "remote");
        drop(names, openVpn, "client", "dev", "proto", "nobind", "persist-key", "persist-tun", "auth-user-pass");
        drop(
                names,
                openVpn,
                "remote-cert-tls",
                "cipher",
                "tls-auth",
                "tls-crypt",
                "ca",
                "cert",
                "key",
                "verb",
                "redirect-gateway");
        drop(names, openVpn, "resolv-retry", "comp-lzo", "up", "down", "script-security");

        String strongSwan = "strongSwan";
        put(names, strongSwan, Directive.IPSEC_GATEWAY, "right", "remote_addrs");
        put(names, strongSwan, Directive.XAUTH_USERNAME, "xauth_identity");
        drop(
                names,
                strongSwan,
                "conn",
                "config",
                "left",
                "leftid",
                "leftauth",
                "leftauth2",
                "leftsubnet",
                "leftsourceip");
        drop(
                names,
                strongSwan,
                "rightid",
                "rightauth",
                "rightsubnet",
                "keyexchange",
                "ike",
                "esp",
                "aggressive",
                "auto");
        drop(
                names,
                strongSwan,
                "ikelifetime",
                "keylife",
                "dpdaction",
                "dpddelay",
                "dpdtimeout",
                "connections",
                "secrets");

        String wireGuard = "WireGuard";
        put(names, wireGuard, Directive.IPSEC_GATEWAY, "endpoint");
        drop(
                names,
                wireGuard,
                "privatekey",
                "publickey",
                "presharedkey",
                "allowedips",
                "persistentkeepalive",
                "address");
        drop(names, wireGuard, "listenport", "dns", "postup", "postdown", "preup", "predown");

        drop(names, "OpenConnect", "protocol", "servercert", "authgroup", "useragent", "csd-wrapper");
        drop(names, "racoon", "remote_address", "exchange_mode", "proposal", "sainfo", "phase1", "my_identifier");
        return Map.copyOf(names);
    }

    private static void put(Map<String, Meaning> names, String origin, Directive instead, String... spellings) {
        for (String spelling : spellings) {
            names.put(spelling, new Meaning(Code.FOREIGN_DIRECTIVE, origin, Optional.of(instead), ""));
        }
    }

    private static void drop(Map<String, Meaning> names, String origin, String... spellings) {
        for (String spelling : spellings) {
            names.put(
                    spelling,
                    new Meaning(
                            Code.FOREIGN_DIRECTIVE,
                            origin,
                            Optional.empty(),
                            "Remove the line; vpnc has nothing like it."));
        }
    }
}
