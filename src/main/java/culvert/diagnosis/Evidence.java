package culvert.diagnosis;

import java.time.Instant;

/**
 * What was seen.
 *
 * @param line what vpnc said, plain characters only; empty when it said nothing that may be shown
 */
public record Evidence(String container, Instant at, String code, String line) {

    private static final int LONGEST = 200;

    static Evidence of(String container, Signal signal) {
        return new Evidence(container, signal.at(), plain(signal.cause()), plain(signal.line()));
    }

    /** A gateway may have had a hand in it: no control or invisible characters, and not too much. */
    static String plain(String text) {
        String plain = text.replaceAll("[^\\x20-\\x7e]", "?").strip();
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
    }
}
