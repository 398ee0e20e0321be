package culvert.platforms.cloudfoundry;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.platforms.PlatformCalls;
import culvert.platforms.PlatformFailure;
import culvert.security.BasicCredentials;
import culvert.security.Secret;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Tokens of the UAA for our client: OAuth 2 client credentials. Where the UAA is, the root of Cloud Foundry's API tells
 * ({@code links.uaa}). A token is used until a minute before its end, or until it is refused.
 */
final class UaaTokens {

    private static final Duration RESERVE = Duration.ofMinutes(1);

    private record Token(Secret value, Instant usableUntil) {}

    private final URI api;
    private final BasicCredentials client;
    private final PlatformCalls calls;
    private final Clock clock;
    private final AtomicReference<@Nullable Token> newest = new AtomicReference<>();

    UaaTokens(URI api, BasicCredentials client, PlatformCalls calls, Clock clock) {
        this.api = api;
        this.client = client;
        this.calls = calls;
        this.clock = clock;
    }

    /** The value of the {@code Authorization} header. @throws PlatformFailure when there is no token to be had */
    Secret authorization() {
        Token token = newest.get();
        if (token == null || !clock.instant().isBefore(token.usableUntil())) {
            token = newToken();
            newest.set(token);
        }
        return token.value();
    }

    /** Forgets a token that was refused; the next call fetches another one. */
    void refused() {
        newest.set(null);
    }

    private Token newToken() {
        try {
            return fetch();
        } catch (PlatformFailure.AppNotFound e) {
            // It is the token server that is not there, not an app.
            throw PlatformFailure.Unavailable.failed(404);
        }
    }

    private Token fetch() {
        Instant asked = clock.instant();
        JsonNode answer = Answers.read(calls.send(HttpRequest.newBuilder(URI.create(uaa() + "/oauth/token"))
                .header("Authorization", client.header())
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                .build()));
        Duration life = Duration.ofSeconds(answer.path("expires_in").asLong());
        return new Token(
                Secret.of("Bearer " + Answers.text(answer, "/access_token")),
                asked.plus(life).minus(RESERVE));
    }

    private String uaa() {
        JsonNode root = Answers.read(calls.send(HttpRequest.newBuilder(URI.create(api + "/"))
                .header("Accept", "application/json")
                .build()));
        return Answers.text(root, "/links/uaa/href").replaceFirst("/+$", "");
    }
}
