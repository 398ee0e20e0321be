package culvert.durability;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A config that carries a mark by which it is known again, as submitted, as stored, on the page and on the platform. */
final class SampleConf {

    private static final Pattern GATEWAY = Pattern.compile("IPSec gateway (?<mark>[a-z0-9-]+)\\.example\\.com");

    private SampleConf() {}

    static String of(String mark) {
        return """
                IPSec gateway %s.example.com
                IPSec ID remote-team
                IPSec secret S3cretGroup-7781
                Xauth username alice
                Xauth password Tr0ub4dor-and-3
                """.formatted(mark);
    }

    /** The mark of the first config in the text; empty when there is none. */
    static String markIn(String text) {
        Matcher gateway = GATEWAY.matcher(text);
        return gateway.find() ? gateway.group("mark") : "";
    }
}
