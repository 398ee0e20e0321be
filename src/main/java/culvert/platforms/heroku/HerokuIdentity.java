package culvert.platforms.heroku;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.platforms.PlatformCalls;
import culvert.platforms.PlatformFailure;
import culvert.platforms.PlatformJson;
import culvert.security.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Exchanges grants for tokens: {@code POST /oauth/token} of Heroku's identity service. */
final class HerokuIdentity {

    private final URI identity;
    private final Optional<Secret> clientSecret;
    private final PlatformCalls calls;

    HerokuIdentity(URI identity, Optional<Secret> clientSecret, PlatformCalls calls) {
        this.identity = identity;
        this.clientSecret = clientSecret;
        this.calls = calls;
    }

    /** The tokens for the code of an order, which works once and for about 5 minutes. */
    OAuthTokens exchange(Secret code) {
        return tokens("grant_type=authorization_code&code=" + encode(code.reveal()));
    }

    /** New tokens for old ones. */
    OAuthTokens refresh(Secret refreshToken) {
        return tokens("grant_type=refresh_token&refresh_token=" + encode(refreshToken.reveal()));
    }

    private OAuthTokens tokens(String grant) {
        Secret secret = clientSecret.orElseThrow(
                () -> new PlatformFailure.NotConnected("CULVERT_HEROKU_CLIENT_SECRET is not set"));
        String form = grant + "&client_secret=" + encode(secret.reveal());
        HttpRequest request = HttpRequest.newBuilder(URI.create(identity + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return read(PlatformJson.read(calls.send(request)));
        } catch (PlatformFailure.Refused e) {
            // How OAuth says that a code or token is not, or no longer, good (RFC 6749, 5.2).
            throw new PlatformFailure.CredentialsRefused(400);
        }
    }

    private static OAuthTokens read(JsonNode answer) {
        String access = answer.path("access_token").asText();
        String refresh = answer.path("refresh_token").asText();
        if (access.isEmpty() || refresh.isEmpty()) {
            throw PlatformFailure.Unavailable.noAnswer(
                    "sent an answer that cannot be read", new IOException("there are no tokens in the answer"));
        }
        return new OAuthTokens(
                Secret.of(access),
                Secret.of(refresh),
                Duration.ofSeconds(answer.path("expires_in").asLong()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
