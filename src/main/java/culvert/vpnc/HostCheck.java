package culvert.vpnc;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Addresses and names that vpnc resolves as a person reads them. */
final class HostCheck {

    /** No need to measure the whole: a line has no room for the 254 letters that would be too many. */
    private static final Pattern NAME = Pattern.compile("(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.)*"
            + "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?\\.?");

    private static final Pattern IPV6_CHARACTERS =
            Pattern.compile("\\[?[0-9A-Fa-f:.]+(?:%[^/\\]]*)?\\]?(?:/[0-9]+|:[0-9]+)?");
    private static final Pattern WITH_PORT = Pattern.compile("([^:/\\s]+):[0-9]+");
    private static final Pattern URL = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://(?:[^/@]*@)?([^/:?#]*).*");

    /** As a container's hosts file has them. */
    private static final Set<String> OWN_NAMES =
            Set.of("localhost", "localhost.localdomain", "ip6-localhost", "ip6-loopback");

    private HostCheck() {}

    static List<Remark> of(Directive directive, String value) {
        return switch (form(value)) {
            case Form.Address(int address) -> judge(directive, address, value);
            case Form.Name() -> judgeName(directive, value);
            case Form.Wrong(Remark remark) -> List.of(remark);
        };
    }

    private sealed interface Form {
        record Address(int address) implements Form {}

        record Name() implements Form {}

        record Wrong(Remark remark) implements Form {}
    }

    private static Form form(String value) {
        var address = Ipv4.parse(value);
        if (address.isPresent()) {
            return new Form.Address(address.getAsInt());
        }
        var url = URL.matcher(value);
        if (url.matches()) {
            return hostOnly(
                    Code.HOST_IS_URL,
                    "This is a URL; vpnc would look for a host of that name, which cannot exist.",
                    value,
                    url.group(1));
        }
        if (value.chars().anyMatch(Character::isWhitespace)) {
            return wrong(
                    Code.HOST_WITH_REST,
                    "There is more than one word; vpnc would silently use the first one or find no such host.",
                    "Write one address or name, and nothing behind it.");
        }
        boolean severalColons = value.indexOf(':') != value.lastIndexOf(':');
        if (severalColons && IPV6_CHARACTERS.matcher(value).matches()) {
            return wrong(
                    Code.IPV6_ADDRESS,
                    "This is an IPv6 address; vpnc speaks IPv4 only.",
                    "Write the gateway's IPv4 address, or a name that has one.");
        }
        var port = WITH_PORT.matcher(value);
        if (port.matches()) {
            return hostOnly(
                    Code.HOST_WITH_PORT,
                    "There is a port behind the host; vpnc would look for a host of that whole name.",
                    value,
                    port.group(1));
        }
        if (ClassicAddress.endsInNumber(value)) {
            return likeAnAddress(value);
        }
        if (value.chars().anyMatch(c -> c > 0x7F)) {
            return wrong(
                    Code.NOT_A_HOST,
                    "The name holds a letter that is not plain ASCII, perhaps one that only looks like it.",
                    "Type the name instead of copying it, or write its ASCII form (xn--…).");
        }
        if (NAME.matcher(value).matches()) {
            return new Form.Name();
        }
        return wrong(
                Code.NOT_A_HOST,
                "This is neither an IPv4 address nor a host name.",
                "Write an address such as 198.51.100.7 or a name such as vpn.example.com.");
    }

    private static Form wrong(Code code, String message, String remedy) {
        return wrong(code, message, remedy, null);
    }

    private static Form wrong(Code code, String message, String remedy, @Nullable Repair repair) {
        return new Form.Wrong(new Remark(code, message, remedy, repair));
    }

    /** Shows the host only where it is one for sure: what is left of a URL may be a part of its password. */
    private static Form hostOnly(Code code, String message, String value, String host) {
        return form(host) instanceof Form.Wrong
                ? wrong(code, message, "Write the host only, without anything before or behind it.")
                : wrong(code, message, "Write the host only: " + host + ".", Repair.writeInPlaceOf(value, host));
    }

    private static Form likeAnAddress(String value) {
        OptionalInt address = ClassicAddress.parse(value);
        return address.isPresent()
                ? wrong(
                        Code.UNUSUAL_ADDRESS,
                        "vpnc takes short, octal and hexadecimal forms too, and reads this as "
                                + Ipv4.format(address.getAsInt()) + ".",
                        "Write four decimal numbers without leading zeros, such as 198.51.100.7.")
                : wrong(
                        Code.NOT_A_HOST,
                        "This ends in a number as an address does, but it is none, and no host has such a name.",
                        "Write four numbers of 0–255 with dots between them, such as 198.51.100.7.");
    }

    private static List<Remark> judge(Directive directive, int address, String value) {
        return switch (AddressKind.of(address)) {
            case UNSPECIFIED -> directive == Directive.LOCAL_ADDR ? List.of() : List.of(unreachable(value));
            case UNREACHABLE -> List.of(unreachable(value));
            case PRIVATE -> directive == Directive.LOCAL_ADDR ? fixed() : List.of(privateAddress());
            case PUBLIC -> directive == Directive.LOCAL_ADDR ? fixed() : List.of();
        };
    }

    private static List<Remark> judgeName(Directive directive, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        String absolute = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        if (OWN_NAMES.contains(absolute) || absolute.endsWith(".localhost")) {
            return List.of(unreachable(name));
        }
        if (directive == Directive.LOCAL_ADDR) {
            return fixed();
        }
        return ManualExamples.isHost(absolute) ? List.of(ManualExamples.remark(directive)) : List.of();
    }

    private static Remark unreachable(String host) {
        return new Remark(
                Code.UNREACHABLE_ADDRESS,
                host + " lies inside the container or is no address of a single host.",
                "Write the address at which the gateway is reached from the internet.");
    }

    private static Remark privateAddress() {
        return new Remark(
                Code.PRIVATE_ADDRESS,
                "This is a private address, which the app reaches only if the platform has a way to it.",
                "Write the gateway's public address if it has one.");
    }

    private static List<Remark> fixed() {
        return List.of(new Remark(
                Code.OWN_ADDRESS_FIXED,
                "The container gets another address at every start, and vpnc fails when it does not have this one.",
                "Remove the line.",
                Repair.REMOVAL));
    }
}
