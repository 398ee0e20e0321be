package culvert.sso;

import culvert.resources.ResourceId;
import culvert.security.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The proof of Heroku's version 3 that also names the person who signs on.
 *
 * @param resource the add-on's uuid
 * @param timestamp epoch seconds, as received
 */
record HerokuProof(String resource, String timestamp, String userId, String email, String token)
        implements SignOnProof {

    /**
     * The strongest of the three proofs that the form has: {@code user_scoped_resource_token}, {@code resource_token}, and
     * {@code token} of the legacy form. A weaker one is not looked at, so that spoiling the strong one gains nothing.
     */
    static Optional<SignOnProof> strongest(SignOnFields fields) {
        if (fields.single("user_scoped_resource_token").isPresent()) {
            return personal(fields);
        }
        return isLegacy(fields) ? SignOnLink.from(fields) : SignOnLink.from(fields, "resource_id", "resource_token");
    }

    /** Whether there is no proof of version 3 in the form. */
    static boolean isLegacy(SignOnFields fields) {
        return fields.single("user_scoped_resource_token").isEmpty()
                && fields.single("resource_token").isEmpty();
    }

    private static Optional<SignOnProof> personal(SignOnFields fields) {
        Optional<String> uuid = fields.single("resource_id");
        Optional<String> timestamp = fields.timestamp();
        if (uuid.isEmpty() || timestamp.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new HerokuProof(
                uuid.get(),
                timestamp.get(),
                fields.orEmpty("user_id"),
                fields.orEmpty("email"),
                fields.orEmpty("user_scoped_resource_token")));
    }

    @Override
    public Instant madeAt() {
        return Instant.ofEpochSecond(Long.parseLong(timestamp));
    }

    @Override
    public boolean isSignedWith(Secret salt) {
        return SsoToken.same(token, SsoToken.ofPerson(resource, salt, timestamp, userId, email));
    }

    @Override
    public List<String> usedUp(ResourceId ours, Secret salt) {
        return List.of(token, SsoToken.of(resource, salt, timestamp), SsoToken.of(ours.value(), salt, timestamp));
    }

    @Override
    public String toString() {
        return "sign-on for " + resource + " of " + timestamp;
    }
}
