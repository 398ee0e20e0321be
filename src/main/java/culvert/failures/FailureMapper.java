package culvert.failures;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The answer to everything that no room has a named error for. */
final class FailureMapper {

    private static final Logger LOG = Logger.getLogger(FailureMapper.class);
    private static final int RETRY_SECONDS = 2;

    @ServerExceptionMapper
    Response failed(RuntimeException failure, HttpHeaders headers) {
        if (DatabaseDown.caused(failure)) {
            LOG.warn("the database does not answer");
            return answer(
                            headers,
                            503,
                            "The database is not available at the moment. Try again: what was done already is not done twice.")
                    .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                    .build();
        }
        String request = UUID.randomUUID().toString();
        LOG.errorf(failure, "request %s failed", request);
        return answer(headers, 500, "Something went wrong on our side. Tell the operator this number: " + request)
                .build();
    }

    /** What the framework refuses (404, 405, 415 …) keeps its status and headers, and gets a body. */
    @ServerExceptionMapper
    Response refused(WebApplicationException refusal, HttpHeaders headers) {
        Response given = refusal.getResponse();
        if (given.hasEntity() || given.getStatus() / 100 != 4) {
            return given;
        }
        Response ours = answer(headers, given.getStatus(), given.getStatusInfo().getReasonPhrase())
                .build();
        return Response.fromResponse(given)
                .type(ours.getMediaType())
                .entity(ours.getEntity())
                .build();
    }

    private static Response.ResponseBuilder answer(HttpHeaders headers, int status, String message) {
        Response.ResponseBuilder answer = Response.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        return headers.getAcceptableMediaTypes().contains(MediaType.TEXT_HTML_TYPE)
                ? answer.type(MediaType.TEXT_PLAIN_TYPE.withCharset("utf-8")).entity(message)
                : answer.type(MediaType.APPLICATION_JSON_TYPE).entity(Map.of("error", message, "message", message));
    }
}
