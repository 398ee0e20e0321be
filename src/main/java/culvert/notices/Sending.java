package culvert.notices;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt to reach a recipient. The words are for people, and hold no secret. */
public sealed interface Sending {

    String words();

    /** The other side has it. */
    record Taken(String words) implements Sending {}

    /** It may work later. */
    record Failed(String words, Optional<Duration> retryAfter) implements Sending {
        public Failed(String words) {
            this(words, Optional.empty());
        }
    }

    /** This notice will never be taken; another one may. */
    record Hopeless(String words) implements Sending {}

    /** The other side wants no more notices. */
    record Unwanted(String words) implements Sending {}
}
