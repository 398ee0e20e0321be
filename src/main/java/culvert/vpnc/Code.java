package culvert.vpnc;

/**
 * What a {@link Finding} is about. The names are stable: programs and the documentation refer to them. Each code has one
 * severity.
 */
public enum Code {
    // The bytes
    TOO_LARGE(Severity.ERROR, "The text is larger than the broker takes."),
    TOO_MANY_FINDINGS(Severity.ERROR, "There is so much to say that the rest of the text was not read."),
    NOT_UTF8(Severity.ERROR, "The text is not UTF-8."),
    UTF16(Severity.ERROR, "The text is UTF-16, which vpnc cannot read."),
    BYTE_ORDER_MARK(Severity.ERROR, "An invisible byte order mark spoils the first directive."),
    NUL_BYTE(Severity.ERROR, "A NUL byte ends a line for vpnc, and cannot be in an environment variable."),
    CONTROL_CHARACTER(Severity.ERROR, "A control character other than tab and line end."),
    END_OF_DATA(Severity.ERROR, "Ctrl-D at the start of a line: vpnc ignores all that follows."),
    LONE_CARRIAGE_RETURN(
            Severity.ERROR, "A carriage return without line feed: a line end for vpnc, not for everybody."),
    UNICODE_LINE_BREAK(Severity.ERROR, "A Unicode line break: a line end for some programs, not for vpnc."),
    DIRECTION_CONTROL(Severity.ERROR, "An invisible character that shows text in another order than it is read."),
    LINE_TOO_LONG(Severity.ERROR, "More than 199 bytes: vpnc reads the rest as a new line."),

    // Lines that are no directive
    INDENTED_DIRECTIVE(Severity.ERROR, "A directive that does not start in column 1 is ignored by vpnc."),
    BLANKS_IN_DIRECTIVE(Severity.ERROR, "The words of a directive are parted by exactly one blank."),
    WRONG_SEPARATOR(Severity.ERROR, "Only a blank or a tab ends a directive's name."),
    ODD_CHARACTER_IN_DIRECTIVE(
            Severity.ERROR, "A look-alike or invisible character makes the directive unknown to vpnc."),
    MISSPELT_DIRECTIVE(Severity.ERROR, "Nearly the name of a directive."),
    WITHDRAWN_DIRECTIVE(Severity.ERROR, "A directive of an older vpnc that exists no more."),
    FOREIGN_DIRECTIVE(Severity.ERROR, "A line of another VPN product's file."),
    UNKNOWN_DIRECTIVE(Severity.ERROR, "Nothing that vpnc knows."),
    NOT_A_COMMENT(
            Severity.WARNING, "Meant as a comment, but only # in column 1 begins one; vpnc ignores it with a warning."),
    BLANK_LINE_WITH_BLANKS(Severity.HINT, "A line of blanks, about which vpnc warns."),

    // Directives
    MISSING_DIRECTIVE(Severity.ERROR, "vpnc cannot start without it."),
    VALUE_MISSING(Severity.ERROR, "A directive without its value."),
    UNEXPECTED_VALUE(Severity.ERROR, "A directive that takes no value: whatever stands there, it is switched on."),
    CONTRADICTING_DIRECTIVE(Severity.ERROR, "Set twice with different values; vpnc takes the first without a word."),
    REPEATED_DIRECTIVE(Severity.WARNING, "Set twice with the same value."),
    REFUSED_DIRECTIVE(Severity.ERROR, "A directive that runs a program, touches files or cannot work in a container."),
    NEEDLESS_DIRECTIVE(Severity.HINT, "The supervisor sets it itself, whatever stands there."),

    // Values
    UNKNOWN_WORD(Severity.ERROR, "Not one of the words that the directive takes."),
    WRONG_CASE(Severity.ERROR, "The right word in the wrong case."),
    UNSUPPORTED_WORD(Severity.ERROR, "A word that vpnc takes but that cannot work."),
    NOT_A_NUMBER(Severity.ERROR, "Not a plain decimal number; vpnc would take it for something else."),
    NUMBER_OUT_OF_RANGE(Severity.ERROR, "A number that vpnc would silently change."),
    LOGS_SECRETS(Severity.ERROR, "Writes keys or secrets into the log."),
    NOT_A_HOST(Severity.ERROR, "Neither an IPv4 address nor a host name."),
    HOST_IS_URL(Severity.ERROR, "A URL in place of an address."),
    HOST_WITH_PORT(Severity.ERROR, "An address with a port."),
    HOST_WITH_REST(Severity.ERROR, "An address followed by something that vpnc ignores."),
    IPV6_ADDRESS(Severity.ERROR, "vpnc speaks IPv4 only."),
    UNUSUAL_ADDRESS(Severity.ERROR, "A form of address that vpnc and a person read differently."),
    UNREACHABLE_ADDRESS(Severity.ERROR, "An address that cannot be a gateway's."),
    PRIVATE_ADDRESS(Severity.HINT, "A private address, which must be reachable from the platform."),
    OWN_ADDRESS_FIXED(Severity.WARNING, "The address of a container changes at every start."),
    INTERFACE_NAME_TOO_LONG(Severity.ERROR, "More than 15 bytes overwrite vpnc's memory."),
    NOT_AN_INTERFACE_NAME(Severity.ERROR, "A name that the kernel or the script refuses."),
    NOT_A_NETWORK(Severity.ERROR, "Not a network with its mask."),
    NETWORK_WITHOUT_MASK(Severity.ERROR, "Without a mask vpnc silently means everything."),
    PREFIX_SENT_WRONGLY(Severity.ERROR, "A prefix length that vpnc turns into a wrong mask."),
    HOST_BITS_IN_NETWORK(Severity.WARNING, "The network has bits set outside its mask."),
    RAW_PACKETS(Severity.HINT, "Packets that seldom get through address translation."),
    SMALL_MTU(Severity.WARNING, "So small that IPv4 hosts need not take it."),
    OBFUSCATION_BROKEN(Severity.ERROR, "An obfuscated secret that cannot be decoded."),
    OBFUSCATION_ATTACK(Severity.ERROR, "An obfuscated secret made to overwrite vpnc's memory."),
    OBFUSCATION_CONTENT(Severity.ERROR, "An obfuscated secret whose clear text cannot be published."),
    MASKED_SECRET(Severity.ERROR, "The mask stands where a secret is needed."),
    PLACEHOLDER(Severity.ERROR, "A placeholder of a manual was left in."),
    MANUAL_EXAMPLE(Severity.WARNING, "A value as manuals print it."),
    SEPARATOR_IN_VALUE(Severity.ERROR, "An equals sign or colon that vpnc takes for a part of the value."),
    CURLY_QUOTES(Severity.ERROR, "Curly quotes around a value, which vpnc takes for a part of it."),
    ODD_BLANK(Severity.ERROR, "A non-breaking or other odd blank around a value, which vpnc takes for a part of it."),
    INVISIBLE_CHARACTER(Severity.ERROR, "An invisible character in a value."),
    UNUSUAL_CHARACTER(Severity.WARNING, "A character that is easily mistaken, and is kept as it stands."),
    COMMENT_IN_VALUE(Severity.WARNING, "A # inside a line, which vpnc takes for a part of the value."),
    LITERAL_QUOTES(Severity.WARNING, "Quotes that vpnc takes for a part of the value."),

    // Strength
    GUESSABLE_SECRET(Severity.WARNING, "A group secret that falls to guessing in less than 2^40 tries."),
    WEAK_SECRET(Severity.WARNING, "A group secret that falls to guessing in less than 2^112 tries."),
    WEAK_DH_GROUP(Severity.WARNING, "A Diffie-Hellman group that can be broken."),
    WEAK_DH_DEFAULT(Severity.HINT, "Without IKE DH Group vpnc takes the weak dh2."),
    NO_FORWARD_SECRECY(Severity.WARNING, "The keys of the tunnel hang on one exchange."),
    WEAK_ENCRYPTION(Severity.WARNING, "DES and 3DES are permitted."),
    NO_ENCRYPTION(Severity.WARNING, "No encryption is permitted."),
    WEAK_AUTHENTICATION(Severity.WARNING, "MD5 is permitted.");

    private final Severity severity;
    private final String meaning;

    Code(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    public Severity severity() {
        return severity;
    }

    /** One sentence, the same for all findings of this code. */
    public String meaning() {
        return meaning;
    }
}
