package culvert.sso;

import culvert.security.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Clever Cloud's proof as its documentation of 2026 has it.
 *
 * @param timestamp epoch milliseconds, as received
 */
record CleverProof(String resource, String timestamp, String userId, String email, String navData, String token)
        implements SignOnProof {

    /** A right signature as the documentation has it, else a right token as the sample provider still takes it. */
    static Optional<SignOnProof> right(SignOnFields fields, Secret salt) {
        return Stream.of(signed(fields), SignOnLink.from(fields))
                .flatMap(Optional::stream)
                .filter(proof -> proof.isSignedWith(salt))
                .findFirst();
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
