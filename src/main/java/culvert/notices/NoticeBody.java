package culvert.notices;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import culvert.delivery.DeliveryGivenUp;
import culvert.diagnosis.Explanation;
import culvert.diagnosis.gathering.ExplainedResource;
import culvert.resources.Resource;
import culvert.rollback.WentBack;
import culvert.tunnels.ResourceStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Writes notices as JSON. What stands in them is described in docs/notices.md. */
final class NoticeBody {

    private static final ObjectMapper JSON = new ObjectMapper();

    private NoticeBody() {}

    /** @param changes how often the tunnels changed since the last notice */
    static Notice ofTunnels(
            NoticeEvent event,
            Resource resource,
            ResourceStatus status,
            ExplainedResource diagnosis,
            int changes,
            Instant now) {
        int there = status.containers().size();
        ObjectNode body = begin(event, resource, now, tunnels(event, resource, status.connected(), there));
        body.putObject("tunnels")
                .put("state", status.state().words())
                .put("containers", there)
                .put("connected", status.connected())
                .put("changes", changes);
        if (event == NoticeEvent.DOWN && diagnosis.isTrouble()) {
            Explanation why = diagnosis.overall();
            body.putObject("diagnosis")
                    .put("outcome", why.outcome())
                    .put("cause", why.cause())
                    .put("headline", why.headline())
                    .put("remedy", why.remedy())
                    .put("contact", why.contact());
        }
        return end(event, body);
    }

    static Notice of(WentBack back, Resource resource, Instant now) {
        String summary = "Version %d did not come up (%s), so Culvert went back to version %d by itself, as version %d."
                .formatted(back.left(), back.reason(), back.restored(), back.newest());
        ObjectNode body = begin(NoticeEvent.GONE_BACK, resource, now, summary);
        body.putObject("versions")
                .put("left", back.left())
                .put("restored", back.restored())
                .put("newest", back.newest());
        return end(NoticeEvent.GONE_BACK, body.put("reason", back.reason()));
    }

    static Notice of(DeliveryGivenUp givenUp, Resource resource, Instant now) {
        String reason = givenUp.why().isEmpty() ? "" : ": " + givenUp.why();
        String summary = "Version %d could not be published to %s and is not tried any more%s."
                .formatted(givenUp.version(), resource.app(), reason);
        ObjectNode body = begin(NoticeEvent.GIVEN_UP, resource, now, summary);
        return end(NoticeEvent.GIVEN_UP, body.put("version", givenUp.version()).put("reason", givenUp.why()));
    }

    static Notice test(Resource resource, Instant now) {
        String summary = "This is a test of the notices about " + resource.app() + "; nothing happened.";
        return end(NoticeEvent.TEST, begin(NoticeEvent.TEST, resource, now, summary));
    }

    static Notice confirmation(Resource resource, Instant now) {
        String summary = "Somebody wants notices about the VPN of " + resource.app() + " to come to this address.";
        return end(NoticeEvent.CONFIRMATION, begin(NoticeEvent.CONFIRMATION, resource, now, summary));
    }

    private static String tunnels(NoticeEvent event, Resource resource, long connected, int there) {
        if (event == NoticeEvent.UP) {
            return "The VPN of %s is up in %s."
                    .formatted(resource.app(), there == 1 ? "its container" : "all " + there + " containers");
        }
        if (connected == 0) {
            return "The VPN of %s is down in %s."
                    .formatted(resource.app(), there == 1 ? "its container" : "all " + there + " containers");
        }
        return "The VPN of %s is up in only %d of %d containers.".formatted(resource.app(), connected, there);
    }

    private static ObjectNode begin(NoticeEvent event, Resource resource, Instant now, String summary) {
        return JSON.createObjectNode()
                .put("id", UUID.randomUUID().toString())
                .put("event", event.words())
                .put("at", now.truncatedTo(ChronoUnit.SECONDS).toString())
                .put("resource", resource.id().value())
                .put("app", resource.app().value())
                .put("summary", summary);
    }

    private static Notice end(NoticeEvent event, ObjectNode body) {
        try {
            return new Notice(body.path("id").textValue(), event, JSON.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of our own can always be written", e);
        }
    }
}
