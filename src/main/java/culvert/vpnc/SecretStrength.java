package culvert.vpnc;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What guessing the group secret costs. In aggressive mode, the only one that vpnc speaks, the gateway hands every
 * outsider a hash to try secrets on at home, about 1.4 million a second and core.
 *
 * <p>Kept apart from {@link VpncReader} because an estimate takes milliseconds where a reading takes microseconds.
 *
 * @param bits the binary logarithm of the number of guesses that a well-informed attacker needs
 */
public record SecretStrength(double bits) {

    /** In bits; below it a single machine guesses the secret within days. */
    public static final int GUESSABLE_BELOW = 40;

    /** In bits; from here on nobody guesses it. */
    public static final int STRONG_FROM = 112;

    private static final double GUESSES_A_SECOND = 1.4e6;
    private static final double LOG2_OF_10 = Math.log(10) / Math.log(2);

    /** More than enough for any verdict; the estimator takes much longer for longer texts. */
    private static final int CHARACTERS_JUDGED = 64;

    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
    private static final int GENERATED_LENGTH = 36;

    private static final long MANY_YEARS = 1_000_000;

    private record Unit(String name, long seconds) {}

    private static final List<Unit> UNITS = List.of(
            new Unit("year", 31_557_600),
            new Unit("day", 86_400),
            new Unit("hour", 3_600),
            new Unit("minute", 60),
            new Unit("second", 1));

    /** Reading the estimator's dictionaries takes a moment, so it is made when first needed and kept. */
    private static final class Estimator {
        static final Zxcvbn ZXCVBN = new Zxcvbn();
    }

    /** The strength of a secret; of a very long one, that of its first 64 characters. */
    public static SecretStrength of(String secret) {
        return of(secret, List.of());
    }

    /**
     * The strength of the group secret that a text sets, whether or not the text may be published; empty when it sets none.
     * Who guesses knows gateway and group, and tries first what is made from their names.
     */
    public static Optional<SecretStrength> of(byte[] text) {
        return GroupSecret.in(text).map(secret -> of(secret.inClear(), secret.known()));
    }

    private static SecretStrength of(String secret, List<String> known) {
        String judged = secret.substring(0, Math.min(secret.length(), CHARACTERS_JUDGED));
        return new SecretStrength(Estimator.ZXCVBN.measure(judged, known).getGuessesLog10() * LOG2_OF_10);
    }

    /** Adds to the findings of a text what is to be said about its group secret, in the secret's line. */
    public Reading addTo(Reading reading, byte[] text) {
        Optional<GroupSecret> secret = GroupSecret.in(text);
        if (isStrong() || secret.isEmpty()) {
            return reading;
        }
        Findings findings = new Findings(text);
        findings.add(secret.get().offset(), Excerpt.masked(Directive.IPSEC_SECRET), remark());
        List<Finding> all = inserted(reading.findings(), findings.inTextOrder().getFirst());
        return switch (reading) {
            case Reading.Accepted(VpncConfig config, var _) -> new Reading.Accepted(config, all);
            case Reading.Refused _ -> new Reading.Refused(all);
        };
    }

    /** A secret that needs no quotes, is not mistaken when read aloud, and is beyond guessing. */
    public static String generate(RandomGenerator random) {
        StringBuilder secret = new StringBuilder(GENERATED_LENGTH);
        random.ints(GENERATED_LENGTH, 0, ALPHABET.length())
                .mapToObj(ALPHABET::charAt)
                .forEach(secret::append);
        return secret.toString();
    }

    /** How long one core needs, in words: "3 hours". */
    public String timeOnOneCore() {
        double seconds = Math.pow(2, bits) / GUESSES_A_SECOND;
        if (seconds < 1) {
            return "less than a second";
        }
        Unit unit = UNITS.stream()
                .filter(candidate -> seconds >= candidate.seconds())
                .findFirst()
                .orElseThrow();
        long amount = Math.round(seconds / unit.seconds());
        return amount > MANY_YEARS
                ? "more than a million years"
                : String.format(Locale.ROOT, "%,d %s%s", amount, unit.name(), amount == 1 ? "" : "s");
    }

    public boolean isGuessable() {
        return bits < GUESSABLE_BELOW;
    }

    public boolean isStrong() {
        return bits >= STRONG_FROM;
    }

    private Remark remark() {
        return new Remark(
                isGuessable() ? Code.GUESSABLE_SECRET : Code.WEAK_SECRET,
                "Anybody can ask the gateway for a hash and find this group secret in about 2^%d guesses: %s on one core."
                        .formatted(Math.round(bits), timeOnOneCore()),
                "Have the gateway take a generated secret of " + GENERATED_LENGTH + " letters and digits.");
    }

    private static List<Finding> inserted(List<Finding> findings, Finding added) {
        List<Finding> all = new ArrayList<>(findings);
        int at = 0;
        while (at < all.size() && all.get(at).line() <= added.line()) {
            at++;
        }
        all.add(at, added);
        return all;
    }
}
