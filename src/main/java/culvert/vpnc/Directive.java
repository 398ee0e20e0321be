package culvert.vpnc;

import culvert.vpnc.ValueType.Choice;
import culvert.vpnc.ValueType.Decimal;
import culvert.vpnc.ValueType.Flag;
import culvert.vpnc.ValueType.Host;
import culvert.vpnc.ValueType.InterfaceName;
import culvert.vpnc.ValueType.Network;
import culvert.vpnc.ValueType.Obfuscated;
import culvert.vpnc.ValueType.Path;
import culvert.vpnc.ValueType.Text;
import java.util.List;
import java.util.Optional;

/**
 * The 35 spellings that vpnc knows, and no others. The one place for all that is known about a directive: the reader,
 * the renderer, the dashboard's help and the documentation are made from it. The order is that of the published text.
 */
public enum Directive {
    IPSEC_GATEWAY("IPSec gateway", new Host(), "", "The VPN gateway to dial.", Policy.ALLOWED, ""),
    IPSEC_ID("IPSec ID", new Text(), "", "The name of the group that the gateway knows you by.", Policy.ALLOWED, ""),
    IPSEC_SECRET("IPSec secret", new Text(), "", "The secret of the group (pre-shared key).", Policy.ALLOWED, ""),
    IPSEC_OBFUSCATED_SECRET(
            "IPSec obfuscated secret",
            new Obfuscated(),
            "",
            "The secret of the group as a Cisco profile stores it.",
            Policy.ALLOWED,
            "it is decoded and published in clear, because anybody can decode it"),
    XAUTH_USERNAME("Xauth username", new Text(), "", "Your user name on the gateway.", Policy.ALLOWED, ""),
    XAUTH_PASSWORD("Xauth password", new Text(), "", "Your password on the gateway.", Policy.ALLOWED, ""),
    XAUTH_OBFUSCATED_PASSWORD(
            "Xauth obfuscated password",
            new Obfuscated(),
            "",
            "Your password as a Cisco profile stores it.",
            Policy.ALLOWED,
            "it is decoded and published in clear, because anybody can decode it"),
    DOMAIN("Domain", new Text(), "", "The NT domain, if the gateway asks for one.", Policy.ALLOWED, ""),
    XAUTH_INTERACTIVE(
            "Xauth interactive",
            new Flag(),
            "off",
            "Asks for the password on a terminal during the dialogue.",
            Policy.REFUSED,
            "a container has no terminal, so vpnc would always end with \"unable to get password\""),
    VENDOR(
            "Vendor",
            new Choice(List.of("cisco", "netscreen", "fortigate"), false),
            "cisco",
            "The make of the gateway.",
            Policy.ALLOWED,
            ""),
    NAT_TRAVERSAL_MODE(
            "NAT Traversal Mode",
            new Choice(List.of("natt", "none", "force-natt", "cisco-udp"), false),
            "natt",
            "How packets get through address translation.",
            Policy.ALLOWED,
            ""),
    CISCO_UDP_ENCAPSULATION_PORT(
            "Cisco UDP Encapsulation Port",
            new Decimal(0, 65535, false),
            "10000",
            "The local port for NAT Traversal Mode cisco-udp; 0 takes a free one.",
            Policy.ALLOWED,
            ""),
    IKE_AUTHMODE(
            "IKE Authmode",
            new Choice(List.of("psk", "cert", "hybrid"), false),
            "psk",
            "How gateway and group prove themselves to each other.",
            Policy.ALLOWED,
            "only psk can work here: cert is not implemented in vpnc, and hybrid needs a CA file"),
    IKE_DH_GROUP(
            "IKE DH Group",
            new Choice(List.of("dh1", "dh2", "dh5", "dh14", "dh15", "dh16", "dh17", "dh18"), true),
            "dh2",
            "The Diffie-Hellman group of the key exchange.",
            Policy.ALLOWED,
            "dh1, dh2 and dh5 are weak and get a warning"),
    PERFECT_FORWARD_SECRECY(
            "Perfect Forward Secrecy",
            new Choice(List.of("nopfs", "dh1", "dh2", "dh5", "dh14", "dh15", "dh16", "dh17", "dh18", "server"), true),
            "server",
            "The Diffie-Hellman group for the keys of the tunnel itself.",
            Policy.ALLOWED,
            "nopfs, dh1, dh2 and dh5 are weak and get a warning; the word server is lower case only"),
    ENABLE_SINGLE_DES(
            "Enable Single DES",
            new Flag(),
            "off",
            "Old name of Enable weak encryption.",
            Policy.WARNED,
            "it lets the gateway choose DES, which is broken, or 3DES"),
    ENABLE_WEAK_ENCRYPTION(
            "Enable weak encryption",
            new Flag(),
            "off",
            "Lets the gateway choose DES or 3DES.",
            Policy.WARNED,
            "it lets the gateway choose DES, which is broken, or 3DES"),
    ENABLE_NO_ENCRYPTION(
            "Enable no encryption",
            new Flag(),
            "off",
            "Lets the gateway choose no encryption at all.",
            Policy.WARNED,
            "it lets the gateway choose no encryption, so that everybody on the way reads the traffic"),
    ENABLE_WEAK_AUTHENTICATION(
            "Enable weak authentication",
            new Flag(),
            "off",
            "Lets the gateway choose MD5.",
            Policy.WARNED,
            "it lets the gateway choose MD5, which is broken as a hash"),
    APPLICATION_VERSION(
            "Application version",
            new Text(),
            "Cisco Systems VPN Client VERSION:Linux",
            "The name of the client program that the gateway is told.",
            Policy.ALLOWED,
            ""),
    INTERFACE_NAME(
            "Interface name",
            new InterfaceName(),
            "tun0",
            "The name of the tunnel's network interface.",
            Policy.ALLOWED,
            "the supervisor calls it tun0, whatever stands here; more than 15 bytes would overwrite vpnc's memory"),
    INTERFACE_MODE(
            "Interface mode",
            new Choice(List.of("tun", "tap"), false),
            "tun",
            "The kind of the tunnel's network interface.",
            Policy.ALLOWED,
            ""),
    INTERFACE_MTU(
            "Interface MTU",
            new Decimal(68, 65535, true),
            "0",
            "The largest packet that enters the tunnel; 0 is automatic.",
            Policy.ALLOWED,
            ""),
    LOCAL_ADDR("Local Addr", new Host(), "0.0.0.0", "The own address to dial from.", Policy.ALLOWED, ""),
    LOCAL_PORT(
            "Local Port",
            new Decimal(0, 65535, false),
            "500",
            "The own UDP port for the key exchange; 0 takes a free one.",
            Policy.ALLOWED,
            ""),
    DPD_IDLE_TIMEOUT(
            "DPD idle timeout (our side)",
            new Decimal(10, 86400, false),
            "10",
            "Seconds of silence after which vpnc asks whether the gateway is still there.",
            Policy.ALLOWED,
            "vpnc alone takes 300, the supervisor 10; 0 would switch the question off, so that a cut is never noticed"),
    IPSEC_TARGET_NETWORK(
            "IPSEC target network",
            new Network(),
            "0.0.0.0/0.0.0.0",
            "The network behind the gateway that vpnc asks for.",
            Policy.ALLOWED,
            "prefix lengths other than 0, 8, 16 and 24 are sent wrongly by vpnc; a dotted mask is right"),
    DEBUG(
            "Debug",
            new Decimal(0, 2, false),
            "0",
            "How much vpnc writes into the log.",
            Policy.ALLOWED,
            "the supervisor starts vpnc with 0, whatever stands here; 3 logs the session keys, 99 logs the secrets"),
    NO_DETACH(
            "No Detach",
            new Flag(),
            "off",
            "Keeps vpnc in the foreground.",
            Policy.ALLOWED,
            "the supervisor starts vpnc so anyway"),
    NONINTERACTIVE(
            "Noninteractive",
            new Flag(),
            "off",
            "Never asks for missing values.",
            Policy.ALLOWED,
            "the supervisor starts vpnc so anyway"),
    SCRIPT(
            "Script",
            new Path(),
            "/usr/share/vpnc-scripts/vpnc-script",
            "A shell command that sets up addresses and routes.",
            Policy.REFUSED,
            "vpnc would run it with /bin/sh as root before the first packet is sent"),
    PASSWORD_HELPER(
            "Password helper",
            new Path(),
            "",
            "A program that is asked for passwords.",
            Policy.REFUSED,
            "vpnc would run it as root whenever a password is missing or asked for"),
    PIDFILE(
            "Pidfile",
            new Path(),
            "/run/vpnc.pid",
            "The file that tells the number of the process.",
            Policy.REFUSED,
            "vpnc would empty that file, write a number into it and delete it at the end, whichever file it is"),
    CA_FILE(
            "CA-File",
            new Path(),
            "",
            "The certificate authority for IKE Authmode hybrid.",
            Policy.REFUSED,
            "vpnc would open that file as root, and the add-on has no way to bring a certificate into the container"),
    CA_DIR(
            "CA-Dir",
            new Path(),
            "/etc/ssl/certs",
            "The folder of certificate authorities for IKE Authmode hybrid.",
            Policy.REFUSED,
            "this vpnc cannot use it (it answers \"ca_dir not yet supported\")");

    /** In the order of the table. */
    public static final List<Directive> ALL = List.of(values());

    private final String spelling;
    /** A sealed set of records without mutable parts, which the checker cannot see. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final ValueType type;

    private final String defaultValue;
    private final String meaning;
    private final Policy policy;
    private final String reason;

    Directive(String spelling, ValueType type, String defaultValue, String meaning, Policy policy, String reason) {
        this.spelling = spelling;
        this.type = type;
        this.defaultValue = defaultValue;
        this.meaning = meaning;
        this.policy = policy;
        this.reason = reason;
    }

    /** As the manual writes it; vpnc ignores the case of ASCII letters. */
    public String spelling() {
        return spelling;
    }

    public ValueType type() {
        return type;
    }

    /** What the supervisor and vpnc do when the directive is absent; empty where there is no default. */
    public Optional<String> defaultValue() {
        return defaultValue.isEmpty() ? Optional.empty() : Optional.of(defaultValue);
    }

    /** One sentence. */
    public String meaning() {
        return meaning;
    }

    public Policy policy() {
        return policy;
    }

    /** Why the policy is what it is, or what else is to be known: a clause without final stop, may be empty. */
    public String reason() {
        return reason;
    }

    public boolean isFlag() {
        return type instanceof Flag;
    }

    /** Whether the value must never be shown. */
    public boolean isSecret() {
        return switch (this) {
            case IPSEC_SECRET, IPSEC_OBFUSCATED_SECRET, XAUTH_PASSWORD, XAUTH_OBFUSCATED_PASSWORD -> true;
            default -> false;
        };
    }

    /** Whether vpnc cannot start without it (its obfuscated form counts). */
    public boolean isRequired() {
        return switch (this) {
            case IPSEC_GATEWAY, IPSEC_ID, IPSEC_SECRET, XAUTH_USERNAME, XAUTH_PASSWORD -> true;
            default -> false;
        };
    }

    /** Whether the supervisor says it on vpnc's command line, which beats the file. */
    public boolean isSetBySupervisor() {
        return switch (this) {
            case NO_DETACH, NONINTERACTIVE, INTERFACE_NAME, DEBUG -> true;
            default -> false;
        };
    }

    /** The directive that a config holds in place of this one: the clear form of an obfuscated secret, the new of an old name. */
    public Directive canonical() {
        return switch (this) {
            case IPSEC_OBFUSCATED_SECRET -> IPSEC_SECRET;
            case XAUTH_OBFUSCATED_PASSWORD -> XAUTH_PASSWORD;
            case ENABLE_SINGLE_DES -> ENABLE_WEAK_ENCRYPTION;
            default -> this;
        };
    }
}
