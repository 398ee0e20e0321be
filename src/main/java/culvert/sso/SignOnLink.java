package culvert.sso;

import culvert.resources.ResourceId;
import culvert.security.Secret;
import culvert.settings.SignOnWindow;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a marketplace puts into the address of our sign-on.
 *
 * @param timestamp epoch seconds, as received
 */
record SignOnLink(ResourceId resource, String timestamp, String token) {

    // Twelve digits reach beyond the year 30000, and fit a long.
    private static final Pattern EPOCH_SECONDS = Pattern.compile("[0-9]{1,12}");

    /**
     * Reads id, timestamp and token in any order; other parameters are ignored. Empty when one is missing, or given twice:
     * what is checked and what is used must be the same value.
     */
    static Optional<SignOnLink> from(Map<String, List<String>> parameters) {
        Optional<String> id = single(parameters, "id");
        Optional<String> timestamp = single(parameters, "timestamp")
                .filter(text -> EPOCH_SECONDS.matcher(text).matches());
        Optional<String> token = single(parameters, "token");
        if (id.isEmpty() || timestamp.isEmpty() || token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SignOnLink(new ResourceId(id.get()), timestamp.get(), token.get()));
    }

    boolean isSignedWith(Secret salt) {
        return SsoToken.proves(token, resource.value(), salt, timestamp);
    }

    /** Both ends of the window belong to it; parts of a second are not counted, as the timestamp has none. */
    boolean isWithin(SignOnWindow window, Instant now) {
        long age = now.getEpochSecond() - Long.parseLong(timestamp);
        return age <= window.back().toSeconds() && age >= -window.ahead().toSeconds();
    }

    /** What is remembered of a used link: enough to know it again, useless to anybody who reads it. */
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "sign-on link for " + resource + " of " + timestamp;
    }

    private static Optional<String> single(Map<String, List<String>> parameters, String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }
}
