package culvert.sandbox.api;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Problem;
import culvert.sandbox.platform.Refused;
import culvert.sandbox.provider.OtherMarketplaces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tokens of Cloud Foundry's UAA. This one gives the same token until the platform is started again. */
@SandboxOnly
@Singleton
class UaaTokens {

    static final Duration LIFE = Duration.ofHours(12);

    private final Callers callers;
    private final OtherMarketplaces others;
    private final String token = UUID.randomUUID().toString();

    UaaTokens(Callers callers, OtherMarketplaces others) {
        this.callers = callers;
        this.others = others;
    }

    /** A token for the client with these Basic credentials. @throws Refused when there is no such client */
    String issue(@Nullable String authorization) {
        callers.requireClient(others.uaaClient(), authorization);
        return token;
    }

    /** Lets a request with a token pass. @throws Refused when it has none of ours */
    void require(@Nullable String authorization) {
        byte[] wanted = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        byte[] given = (authorization == null ? "" : authorization).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(wanted, given)) {
            throw new Refused(new Problem.Unauthorized());
        }
    }
}
