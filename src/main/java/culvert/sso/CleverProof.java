package culvert.sso;

import culvert.security.Secret;
import java.time.Instant;
import java.util.Optional;

/**
 * Clever Cloud's proof as its documentation of 2026 has it.
 *
 * @param timestamp epoch milliseconds, as received
 */
record CleverProof(String resource, String timestamp, String userId, String email, String navData, String token)
        implements SignOnProof {

    /** The signature of the documentation, or the token that its sample provider still takes. */
    static Optional<SignOnProof> strongest(SignOnFields fields) {
        return fields.single("signature").isPresent() ? signed(fields) : SignOnLink.from(fields);
    }

    private static Optional<SignOnProof> signed(SignOnFields fields) {
        Optional<String> id = fields.single("id");
        Optional<String> timestamp = fields.timestamp();
        if (id.isEmpty() || timestamp.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new CleverProof(
                id.get(),
                timestamp.get(),
                fields.orEmpty("user_id"),
                fields.orEmpty("email"),
                fields.orEmpty("nav-data"),
                fields.orEmpty("signature")));
    }

    @Override
    public Instant madeAt() {
        return Instant.ofEpochMilli(Long.parseLong(timestamp));
    }

    @Override
    public boolean isSignedWith(Secret salt) {
        return SsoToken.same(token, SsoToken.signature(resource, userId, email, navData, salt, timestamp));
    }

    @Override
    public String toString() {
        return "sign-on for " + resource + " of " + timestamp;
    }
}
