package culvert.sso;

import culvert.resources.ResourceId;
import culvert.security.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proof of Heroku's first protocol, which Scalingo took over.
 *
 * @param resource our id of it
 * @param timestamp epoch seconds, as received
 */
record SignOnLink(String resource, String timestamp, String token) implements SignOnProof {

    /** Reads id, timestamp and token. Empty when one is missing, or given twice. */
    static Optional<SignOnProof> from(SignOnFields fields) {
        return from(fields, "id", "token");
    }

    /** The same with other names. */
    static Optional<SignOnProof> from(SignOnFields fields, String idField, String tokenField) {
        Optional<String> id = fields.single(idField);
        Optional<String> timestamp = fields.timestamp();
        Optional<String> token = fields.single(tokenField);
        if (id.isEmpty() || timestamp.isEmpty() || token.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new SignOnLink(id.get(), timestamp.get(), token.get()));
    }

    @Override
    public Instant madeAt() {
        return Instant.ofEpochSecond(Long.parseLong(timestamp));
    }

    @Override
    public boolean isSignedWith(Secret salt) {
        return SsoToken.same(token, SsoToken.of(resource, salt, timestamp));
    }

    @Override
    public List<String> usedUp(ResourceId ours, Secret salt) {
        return Stream.of(token, SsoToken.of(ours.value(), salt, timestamp))
                .distinct()
                .toList();
    }

    @Override
    public String toString() {
        return "sign-on link for " + resource + " of " + timestamp;
    }
}
