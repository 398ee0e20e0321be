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
        return tokens("grant_type=authorization_code&code=" + encode(code.reveal()), Optional.empty());
    }

    /** New tokens for old ones; an answer may leave the old refresh token as it is (RFC 6749, 6). */
    OAuthTokens refresh(Secret refreshToken) {
        return tokens(
                "grant_type=refresh_token&refresh_token=" + encode(refreshToken.reveal()), Optional.of(refreshToken));
    }

    private OAuthTokens tokens(String grant, Optional<Secret> old) {
        Secret secret = clientSecret.orElseThrow(
                () -> new PlatformFailure.NotConnected("CULVERT_HEROKU_CLIENT_SECRET is not set"));
        String form = grant + "&client_secret=" + encode(secret.reveal());
        HttpRequest request = HttpRequest.newBuilder(URI.create(identity + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form))
                .build();
        try {
            return read(PlatformJson.read(calls.send(request)), old);
        } catch (PlatformFailure.Refused e) {
            // How OAuth says that a code or token is not, or no longer, good (RFC 6749, 5.2).
            throw new PlatformFailure.CredentialsRefused(400);
        } catch (PlatformFailure.AppNotFound e) {
            // It is the token server that is not there, not an app.
            throw PlatformFailure.Unavailable.failed(404);
        }
    }

    private static OAuthTokens read(JsonNode answer, Optional<Secret> old) {
        String access = answer.path("access_token").asText();
        Optional<Secret> refresh = Optional.of(answer.path("refresh_token").asText())
                .filter(text -> !text.isEmpty())
                .map(Secret::of)
                .or(() -> old);
        if (access.isEmpty() || refresh.isEmpty()) {
            throw PlatformFailure.Unavailable.noAnswer(
                    "sent an answer that cannot be read", new IOException("there are no tokens in the answer"));
        }
        return new OAuthTokens(
                Secret.of(access),
                refresh.get(),
                Duration.ofSeconds(answer.path("expires_in").asLong()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
