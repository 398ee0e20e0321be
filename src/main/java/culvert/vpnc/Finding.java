package culvert.vpnc;

import java.util.Optional;

/**
 * One thing to say about a vpnc.conf.
 *
 * @param code what kind of finding it is; stable, so programs may depend on it
 * @param severity always that of the code
 * @param line 1-based, as a text area counts: LF, CR and CRLF each end one line. A finding about something that is
 *     absent stands at line 1, column 1
 * @param column 1-based, in signs that a person sees: a letter with its marks is one, what has no width is none
 * @param start where the offending text begins in its line, 0-based, in UTF-16 units as scripts in a browser count
 * @param excerpt the offending text, cut to a readable length, with everything that may be a secret hidden; may be empty
 * @param message one sentence: what is wrong
 * @param remedy one sentence: what to write instead
 * @param fix a change that mends it for sure, where there is one
 */
public record Finding(
        Code code,
        Severity severity,
        int line,
        int column,
        int start,
        String excerpt,
        String message,
        String remedy,
        Optional<Fix> fix) {}
