package culvert.provisioning.osb;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The version a platform declares in {@code X-Broker-API-Version}; what we answer is shaped by it, for older platforms
 * refuse fields they do not know (OSB 2.17, API Version Header).
 *
 * @param minor the figure behind {@code 2.}
 */
record ApiVersion(int minor) {

    static final String HEADER = "X-Broker-API-Version";

    private static final Pattern FORM = Pattern.compile("2\\.([0-9]{1,4})");
    private static final int OLDEST = 13;

    /**
     * Reads the header. Newer minor versions only add to older ones, so they are taken too.
     *
     * @throws OsbRefused with 412 when it is missing, empty, of another form, or too old
     */
    static ApiVersion declared(@Nullable String header) {
        Matcher form = FORM.matcher(header == null ? "" : header.strip());
        if (form.matches() && Integer.parseInt(form.group(1)) >= OLDEST) {
            return new ApiVersion(Integer.parseInt(form.group(1)));
        }
        throw new OsbRefused(
                412, "UnsupportedApiVersion", "send the header " + HEADER + " with 2." + OLDEST + " or a newer 2.x");
    }

    boolean isAtLeast(int otherMinor) {
        return minor >= otherMinor;
    }
}
