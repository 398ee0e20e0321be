package culvert.tunnels;

import culvert.security.ReportToken;
import culvert.security.ReportTokens;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where supervisors report (docs/reports.md). What an answer makes a supervisor do is written there. */
@Path("/reports/v1/events")
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
public class ReportsResource {

    private static final String BEARER = "Bearer ";
    private static final int MOST_BYTES = 256 * 1024;
    // About what one event takes; the body is charged for before anything reads it.
    private static final int BYTES_AN_EVENT = 300;
    private static final int LATER_SECONDS = 10;
    private static final Duration[] OBJECTIVES = {
        Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofSeconds(1)
    };

    private final ReportTokens tokens;
    private final ReportWriter writer;
    private final Clock clock;
    private final Allowance allowance;
    private final MeterRegistry metrics;

    ReportsResource(ReportTokens tokens, ReportWriter writer, Clock clock, MeterRegistry metrics) {
        this.tokens = tokens;
        this.writer = writer;
        this.clock = clock;
        this.allowance = new Allowance(clock);
        this.metrics = metrics;
    }

    /** Takes a report; answers when it is kept. */
    @POST
    @Operation(hidden = true)
    public Response receive(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization, byte[] body) {
        Timer.Sample began = Timer.start(metrics);
        Response answer = take(authorization, body);
        began.stop(Timer.builder("culvert.report")
                .tag("status", String.valueOf(answer.getStatus()))
                .serviceLevelObjectives(OBJECTIVES)
                .register(metrics));
        return answer;
    }

    private Response take(@Nullable String authorization, byte[] body) {
        Optional<ReportToken> token = token(authorization);
        if (token.isEmpty()) {
            return refuse(401, "no report token of ours");
        }
        if (!allowance.take(token.get().resource(), 1 + body.length / BYTES_AN_EVENT)) {
            return later(429, "this resource reports too much");
        }
        if (body.length > MOST_BYTES) {
            return refuse(413, "a report has at most " + MOST_BYTES + " bytes");
        }
        try {
            Report report = ReportReader.read(body);
            Receipt receipt = writer.write(new Incoming(token.get(), report, clock.instant()))
                    .join();
            return switch (receipt) {
                case KEPT -> Response.noContent().build();
                case TOKEN_OVER -> refuse(410, "this token no longer counts");
                case TOO_MANY_STARTS -> later(429, "this resource had too many starts of supervisors today");
            };
        } catch (MalformedReport e) {
            return refuse(400, String.valueOf(e.getMessage()));
        } catch (CompletionException e) {
            if (e.getCause() instanceof ReportWriter.Overloaded) {
                return later(503, "too much to do");
            }
            throw e;
        }
    }

    private Optional<ReportToken> token(@Nullable String authorization) {
        return authorization != null && authorization.startsWith(BEARER)
                ? tokens.read(authorization.substring(BEARER.length()))
                : Optional.empty();
    }

    private static Response later(int status, String message) {
        return Response.fromResponse(refuse(status, message))
                .header(HttpHeaders.RETRY_AFTER, LATER_SECONDS)
                .build();
    }

    private static Response refuse(int status, String message) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Map.of("error", message, "message", message))
                .build();
    }
}
