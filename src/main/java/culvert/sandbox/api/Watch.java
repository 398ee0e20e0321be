package culvert.sandbox.api;

import culvert.sandbox.SandboxOnly;
import culvert.sandbox.platform.Refused;
import culvert.sandbox.provider.Exchange;
import culvert.sandbox.provider.Exchanges;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Notes what the provider asks of the platform for the page, whatever comes of it. */
@SandboxOnly
@Singleton
class Watch {

    private static final Clock CLOCK = Clock.systemUTC();

    private final Exchanges exchanges;

    Watch(Exchanges exchanges) {
        this.exchanges = exchanges;
    }

    <T> T exchange(String method, String path, Supplier<T> answer) {
        Instant start = CLOCK.instant();
        int status = 500;
        try {
            T body = answer.get();
            status = 200;
            return body;
        } catch (Refused refused) {
            status = Problems.status(refused.problem());
            throw refused;
        } finally {
            exchanges.add(new Exchange(start, false, method, path, status, Duration.between(start, CLOCK.instant())));
        }
    }
}
