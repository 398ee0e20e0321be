package culvert.api;

import culvert.diagnosis.gathering.Diagnoses;
import culvert.diagnosis.gathering.ExplainedResource;
import culvert.tunnels.Tunnels;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the tunnels of a resource do, did, and why. */
@Path("/api/v1/resources/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@SecurityRequirement(name = "token")
@Tag(name = "Tunnels")
public class StatusApi {

    private static final Duration TIMELINE = Duration.ofDays(30);

    private final ApiDoor door;
    private final Tunnels tunnels;
    private final Diagnoses diagnoses;
    private final Clock clock;

    StatusApi(ApiDoor door, Tunnels tunnels, Diagnoses diagnoses, Clock clock) {
        this.door = door;
        this.tunnels = tunnels;
        this.diagnoses = diagnoses;
        this.clock = clock;
    }

    @GET
    @Path("status")
    @Operation(summary = "What the tunnel of each container does")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = StatusJson.class),
                            examples = @ExampleObject(name = "status", value = Examples.STATUS)))
    public StatusJson status(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return StatusJson.of(tunnels.status(door.open(id, authorization).id()));
    }

    @GET
    @Path("diagnosis")
    @Operation(
            summary = "Why the tunnels are as they are",
            description =
                    "The causes are those of docs/diagnosis.md. Texts in it may come from a gateway: show them as text.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ExplainedResource.class),
                            examples = @ExampleObject(name = "diagnosis", value = Examples.DIAGNOSIS)))
    public ExplainedResource diagnosis(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return diagnoses.of(door.open(id, authorization));
    }

    @GET
    @Path("timeline")
    @Operation(
            summary = "What the tunnel of each container did in the last 30 days",
            description = "Gaps between the spans are times in which there was no such container. The availability is "
                    + "of the time in which it is known, from 0 to 1, and left out when nothing is.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = TimelineJson[].class),
                            examples = @ExampleObject(name = "timeline", value = Examples.TIMELINE)))
    public List<TimelineJson> timeline(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return tunnels
                .timeline(door.open(id, authorization).id(), clock.instant().minus(TIMELINE))
                .stream()
                .map(TimelineJson::of)
                .toList();
    }
}
