package culvert.dashboard;

import culvert.vpnc.SecretStrength;

/**
 * How the page shows what guessing the group secret costs.
 *
 * @param strength what guessing it costs
 * @param generated a secret beyond guessing, for whoever runs the gateway
 */
public record Meter(SecretStrength strength, String generated) {

    private static final long FULL = 128;

    public long bits() {
        return Math.min(FULL, Math.round(strength.bits()));
    }

    /** The end of the bar, beyond what is strong: a browser shows in green only what lies above {@link #strongFrom}. */
    public long full() {
        return FULL;
    }

    public long guessableBelow() {
        return SecretStrength.GUESSABLE_BELOW;
    }

    public long strongFrom() {
        return SecretStrength.STRONG_FROM;
    }

    public boolean isStrong() {
        return strength.isStrong();
    }

    /** The verdict in a word, for those who do not see the bar. */
    public String verdict() {
        if (strength.isGuessable()) {
            return "easy to guess";
        }
        return isStrong() ? "beyond guessing" : "within reach of who tries hard";
    }
}
