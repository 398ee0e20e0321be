package culvert.vpnc;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The group secret that a text sets, whether or not the text may be published.
 *
 * @param offset of its line
 * @param inClear decoded
 * @param known what whoever guesses it knows, and tries first: the names of gateway, group and user, and their parts
 */
record GroupSecret(int offset, String inClear, List<String> known) {

    private static final Set<Directive> WORTH_TRYING =
            EnumSet.of(Directive.IPSEC_GATEWAY, Directive.IPSEC_ID, Directive.XAUTH_USERNAME, Directive.DOMAIN);

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    @Override
    public String toString() {
        return "GroupSecret[" + SecretMask.MASK + "]";
    }

    /** The first one that is sound, which is the one that vpnc takes. */
    static Optional<GroupSecret> in(byte[] text) {
        List<String> known = new ArrayList<>();
        int offset = 0;
        String secret = "";
        for (VpncLine line : VpncLine.in(text)) {
            if (line.isRest() || !(Statement.of(text, line) instanceof Statement.Setting setting)) {
                continue;
            }
            Directive directive = setting.directive();
            String value = Utf8.decode(text, setting.valueStart(), setting.valueEnd());
            if (WORTH_TRYING.contains(directive)) {
                Stream.concat(Stream.of(value), BETWEEN_WORDS.splitAsStream(value))
                        .filter(word -> !word.isEmpty())
                        .forEach(known::add);
            } else if (directive.canonical() == Directive.IPSEC_SECRET
                    && secret.isEmpty()
                    && ValueCheck.of(directive, value, setting.quoted()).stream()
                            .noneMatch(Remark::isError)) {
                offset = line.start();
                secret = ValueCheck.inClear(directive, value);
            }
        }
        return secret.isEmpty() ? Optional.empty() : Optional.of(new GroupSecret(offset, secret, known));
    }
}
