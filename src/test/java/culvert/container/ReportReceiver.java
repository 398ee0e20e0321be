package culvert.container;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import culvert.diagnosis.ContainerSignals;
import culvert.diagnosis.Signal;
import culvert.diagnosis.Signal.Kind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the reports of supervisors as the broker does, and gives what a diagnosis needs of them. The token of a
 * container is the number of its config version.
 */
final class ReportReceiver implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpServer server;
    private final Clock clock = Clock.systemUTC();
    private final Map<String, Heard> heard = new HashMap<>();

    ReportReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/reports/v1/events", this::take);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    Instant now() {
        return clock.instant();
    }

    /** What was heard from a container so far; nothing before its first report. */
    synchronized Optional<ContainerSignals> heardFrom(String container) {
        return Optional.ofNullable(heard.get(container)).map(each -> each.signals(container, now()));
    }

    synchronized boolean isUp(String container) {
        return heardFrom(container)
                .filter(each -> each.signals().getLast().kind() == Kind.CONNECTED)
                .isPresent();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode report = JSON.readTree(exchange.getRequestBody());
            String token =
                    exchange.getRequestHeaders().getFirst("Authorization").substring("Bearer ".length());
            take(report, Integer.parseInt(token));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private synchronized void take(JsonNode report, int version) {
        Heard of = heard.computeIfAbsent(report.path("container").asText(), name -> new Heard());
        of.heardAt = now();
        report.path("events").forEach(event -> of.add(event, version));
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static final class Heard {
        private final List<Signal> signals = new ArrayList<>();
        private List<String> networks = List.of();
        private @Nullable Instant probedAt;
        private Instant heardAt = Instant.EPOCH;
        private int nextAttempt;

        void add(JsonNode event, int version) {
            Instant at = Instant.parse(event.path("at").asText());
            String kind = event.path("kind").asText();
            if (kind.equals("probe")) {
                probedAt = at;
                return;
            }
            if (kind.equals("connected")) {
                networks = new ArrayList<>();
                event.path("networks").forEach(network -> networks.add(network.asText()));
                probedAt = null;
            }
            if (kind.equals("tried")) {
                signals.add(Signal.tried(
                        at,
                        version,
                        event.path("dhGroup").asText(),
                        event.path("accepted").asBoolean()));
                return;
            }
            nextAttempt = event.path("nextAttemptSeconds").asInt();
            signals.add(new Signal(
                    Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    at,
                    version,
                    event.path("cause").asText(),
                    event.path("vpnc").asText()));
        }

        ContainerSignals signals(String container, Instant now) {
            boolean silent = now.isAfter(heardAt.plusSeconds(nextAttempt).plus(PATIENCE));
            return new ContainerSignals(container, signals, networks, Optional.ofNullable(probedAt), heardAt, silent);
        }
    }
}
