package culvert.limits;

import culvert.settings.Settings;
import culvert.settings.TrustedProxies;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Holds back the answer to a failed login when its sender failed too often; no thread waits for that. */
@ApplicationScoped
public class Guessing {

    private static final int TOO_MANY = 429;

    // Who waits here has a place in the broker; those must not all be taken by guessers from many addresses.
    private static final int MOST_WAITING = 100;

    private final TrustedProxies proxies;
    private final FailedLogins failed;
    private final AtomicInteger waiting = new AtomicInteger();

    Guessing(Settings settings, Clock clock) {
        this.proxies = settings.operator().trustedProxies();
        this.failed = new FailedLogins(clock);
    }

    /** The answer, now or later, or a refusal to answer. */
    public Uni<Response> slow(HttpServerRequest request, Response answer) {
        String connected = request.remoteAddress().hostAddress();
        Duration wait = proxies.client(connected, request.headers().getAll("X-Forwarded-For"))
                .map(failed::count)
                .orElse(Duration.ZERO);
        if (wait.isZero()) {
            return Uni.createFrom().item(answer);
        }
        if (wait.compareTo(FailedLogins.LONGEST_WAIT) > 0 || waiting.get() >= MOST_WAITING) {
            return Uni.createFrom().item(Guessing::tooMany);
        }
        waiting.incrementAndGet();
        return Uni.createFrom()
                .item(answer)
                .onItem()
                .delayIt()
                .by(wait)
                .onTermination()
                .invoke(waiting::decrementAndGet);
    }

    private static Response tooMany() {
        return Response.status(TOO_MANY)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8"))
                .header(HttpHeaders.RETRY_AFTER, FailedLogins.LONGEST_WAIT.toSeconds())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity("Too many failed logins from your address. Wait half a minute.")
                .build();
    }
}
