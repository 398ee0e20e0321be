package culvert.dashboard;

import io.quarkus.qute.TemplateGlobal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Tells one release's style sheet and script from another's. Browsers keep them for a day without asking; a new page with
 * an old script would be broken for that long.
 */
@TemplateGlobal
public final class Assets {

    private static final List<String> FILES = List.of("culvert.css", "culvert.js", "copy.js", "live.js");
    private static final int DIGITS = 12;
    private static final String FINGERPRINT = fingerprint();

    private Assets() {}

    /** Stands as a parameter in the addresses of style sheet and script. */
    public static String assets() {
        return FINGERPRINT;
    }

    private static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String file : FILES) {
                try (InputStream in =
                        Objects.requireNonNull(Assets.class.getResourceAsStream("/META-INF/resources/" + file), file)) {
                    digest.update(in.readAllBytes());
                }
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
