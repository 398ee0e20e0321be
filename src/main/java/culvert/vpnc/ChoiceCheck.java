package culvert.vpnc;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Words of a fixed list, in the case that vpnc wants. */
final class ChoiceCheck {

    /** vpnc compares this word with its case although it ignores the case of the group names beside it. */
    private static final String LOWER_CASE_ONLY = "server";

    private ChoiceCheck() {}

    static List<Remark> of(Directive directive, ValueType.Choice choice, String value) {
        Optional<String> word = choice.words().stream()
                .filter(known -> sameIgnoringAsciiCase(known, value))
                .findFirst();
        if (word.isEmpty()) {
            return List.of(unknown(directive, choice, value));
        }
        boolean caseMatters = !choice.anyCase() || word.get().equals(LOWER_CASE_ONLY);
        if (caseMatters && !word.get().equals(value)) {
            return List.of(new Remark(
                    Code.WRONG_CASE,
                    "vpnc knows this word of " + directive.spelling() + " in lower case only.",
                    "Write \"" + word.get() + "\".",
                    Repair.writeInPlaceOf(value, word.get())));
        }
        return policy(directive, word.get());
    }

    private static Remark unknown(Directive directive, ValueType.Choice choice, String value) {
        if (directive == Directive.IKE_DH_GROUP && sameIgnoringAsciiCase("nopfs", value)) {
            return new Remark(
                    Code.UNKNOWN_WORD,
                    "nopfs is a word of Perfect Forward Secrecy; the key exchange itself cannot do without a group.",
                    "Write one of " + choice.description() + ".");
        }
        if (directive == Directive.IKE_AUTHMODE) {
            return new Remark(Code.UNKNOWN_WORD, "IKE Authmode does not take this word.", "Write \"psk\".");
        }
        String lower = value.toLowerCase(Locale.ROOT);
        String groupNumber =
                lower.startsWith("group") ? lower.substring("group".length()).strip() : lower;
        Optional<String> near = choice.words().contains("dh" + groupNumber)
                ? Optional.of("dh" + groupNumber)
                : EditDistance.nearest(lower, choice.words());
        return new Remark(
                Code.UNKNOWN_WORD,
                directive.spelling() + " does not take this word.",
                near.map(word -> "Write \"" + word + "\"; all its words are " + choice.description() + ".")
                        .orElse("Write one of " + choice.description() + "."),
                near.map(word -> Repair.writeInPlaceOf(value, word)).orElse(null));
    }

    private static List<Remark> policy(Directive directive, String word) {
        return switch (directive) {
            case IKE_AUTHMODE -> authmode(word);
            case IKE_DH_GROUP -> WeakCrypto.ofExchange(word);
            case PERFECT_FORWARD_SECRECY -> WeakCrypto.ofTunnel(word);
            case NAT_TRAVERSAL_MODE -> natTraversal(word);
            default -> List.of();
        };
    }

    private static List<Remark> natTraversal(String word) {
        return word.equals("none")
                ? List.of(new Remark(
                        Code.RAW_PACKETS,
                        "Without NAT traversal the tunnel sends raw ESP packets, which seldom get out of a container's network.",
                        "Write \"natt\", or remove the line, unless the gateway can do without only."))
                : List.of();
    }

    private static List<Remark> authmode(String word) {
        return switch (word) {
            case "cert" ->
                List.of(new Remark(
                        Code.UNSUPPORTED_WORD,
                        "vpnc does not implement certificates: it offers nothing, and every gateway refuses.",
                        "Write \"psk\", and have the gateway accept a group secret."));
            case "hybrid" ->
                List.of(new Remark(
                        Code.UNSUPPORTED_WORD,
                        "hybrid needs a certificate file in the container, and the add-on has no way to bring one there.",
                        "Write \"psk\", and have the gateway accept a group secret."));
            default -> List.of();
        };
    }

    private static boolean sameIgnoringAsciiCase(String word, String value) {
        return word.length() == value.length() && value.chars().allMatch(c -> c < 0x80) && word.equalsIgnoreCase(value);
    }
}
