package culvert.testsupport;

import culvert.resources.ResourceId;
import culvert.security.ReportToken;
import culvert.security.ReportTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.UUID;

/** Supervisors as the wire sees them: they report what a test tells them to. */
@ApplicationScoped
public class Supervisors {

    private final ReportTokens tokens;
    private final Clock clock;
    private final HttpClient http = HttpClient.newHttpClient();

    Supervisors(ReportTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** One that was just started in a container with this version. */
    public Supervisor start(URI broker, ResourceId resource, int version, String container) {
        return new Supervisor(broker, tokens.issue(new ReportToken(resource.value(), version)), container);
    }

    /** One start of a supervisor. */
    public final class Supervisor {

        private final URI address;
        private final String token;
        private final String container;
        private final UUID run = UUID.randomUUID();
        private int sequence;

        private Supervisor(URI broker, String token, String container) {
            this.address = broker.resolve("/reports/v1/events");
            this.token = token;
            this.container = container;
        }

        public Supervisor starting() {
            return report("starting", "");
        }

        public Supervisor connected(String tunnelAddress) {
            return report(
                    "connected",
                    ", \"address\": \"" + tunnelAddress
                            + "\", \"interface\": \"tun0\", \"networks\": [\"10.91.0.0/24\"], \"dns\": [\"10.91.0.53\"]");
        }

        public Supervisor probe(double milliseconds) {
            return report("probe", ", \"roundTripMilliseconds\": " + milliseconds);
        }

        public Supervisor lost(String cause, String message) {
            return report("lost", reason(cause, message));
        }

        public Supervisor failed(String cause, String message, String vpnc) {
            return report(
                    "failed",
                    reason(cause, message) + ", \"exitStatus\": 1, \"vpnc\": \"" + vpnc
                            + "\", \"nextAttemptSeconds\": 30");
        }

        public Supervisor stopped() {
            return report("stopped", "");
        }

        private static String reason(String cause, String message) {
            return ", \"cause\": \"" + cause + "\", \"message\": \"" + message + "\"";
        }

        private Supervisor report(String kind, String more) {
            sequence++;
            String body =
                    "{\"container\": \"%s\", \"run\": \"%s\", \"events\": [{\"sequence\": %d, \"at\": \"%s\", \"kind\": \"%s\"%s}]}"
                            .formatted(container, run, sequence, clock.instant(), kind, more);
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                int status = http.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                if (status != 204) {
                    throw new AssertionError("the report was answered " + status);
                }
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
