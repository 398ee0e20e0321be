package culvert.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.delivery.Delivery;
import culvert.delivery.DeliveryService;
import culvert.resources.Author;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import culvert.resources.StoredConfigs;
import culvert.rollback.ConfigChange;
import culvert.rollback.Rollback;
import culvert.rollback.VersionNote;
import culvert.rollback.VersionNotes;
import culvert.tunnels.Tunnels;
import culvert.tunnels.VersionRecord;
import culvert.vpnc.SecretMask;
import culvert.vpnc.VpncConfig;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** All config versions of a resource: what became of them, what differs, and the way back. */
@Path("/api/v1/resources/{id}/versions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@SecurityRequirement(name = "token")
@Tag(name = "Versions")
public class VersionsApi {

    private static final int MOST_VERSIONS = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiDoor door;
    private final ResourceService resources;
    private final StoredConfigs stored;
    private final DeliveryService deliveries;
    private final Tunnels tunnels;
    private final VersionNotes notes;
    private final Rollback rollback;

    VersionsApi(
            ApiDoor door,
            ResourceService resources,
            StoredConfigs stored,
            DeliveryService deliveries,
            Tunnels tunnels,
            VersionNotes notes,
            Rollback rollback) {
        this.door = door;
        this.resources = resources;
        this.stored = stored;
        this.deliveries = deliveries;
        this.tunnels = tunnels;
        this.notes = notes;
        this.rollback = rollback;
    }

    @GET
    @Operation(summary = "The newest 200 versions, newest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = VersionJson[].class),
                            examples = @ExampleObject(name = "versions", value = Examples.VERSIONS)))
    public List<VersionJson> versions(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        ResourceId resource = door.open(id, authorization).id();
        Map<Integer, Delivery> delivered = deliveries.newestFirst(resource, MOST_VERSIONS).stream()
                .collect(Collectors.toMap(Delivery::version, Function.identity()));
        Map<Integer, VersionRecord> records = tunnels.records(resource).stream()
                .collect(Collectors.toMap(VersionRecord::version, Function.identity()));
        Map<Integer, VersionNote> said = notes.of(resource);
        return resources.versions(resource, MOST_VERSIONS).stream()
                .map(version -> VersionJson.of(
                        version,
                        delivered.get(version.number()),
                        records.get(version.number()),
                        said.getOrDefault(version.number(), VersionNote.none(version.number()))))
                .toList();
    }

    @GET
    @Path("{number}")
    @Operation(summary = "The config of one version, its secrets masked")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ConfigJson.class),
                            examples = @ExampleObject(name = "config", value = Examples.CONFIG)))
    @APIResponse(responseCode = "404", description = "There is no such version")
    public ConfigJson version(
            @PathParam("id") String id,
            @PathParam("number") String number,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        ResourceId resource = door.open(id, authorization).id();
        int version = number(number);
        return new ConfigJson(version, SecretMask.mask(config(resource, version)));
    }

    @GET
    @Path("{number}/changes/{earlier}")
    @Operation(
            summary = "What a version changed against another one",
            description = "A secret that changed is shown as ******** on both sides; what was not set is null.")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ChangeJson[].class),
                            examples = @ExampleObject(name = "changes", value = Examples.CHANGES)))
    @APIResponse(responseCode = "404", description = "There is no such version")
    public List<ChangeJson> changes(
            @PathParam("id") String id,
            @PathParam("number") String number,
            @PathParam("earlier") String earlier,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        ResourceId resource = door.open(id, authorization).id();
        return ConfigChange.between(config(resource, number(earlier)), config(resource, number(number))).stream()
                .map(ChangeJson::of)
                .toList();
    }

    @POST
    @Path("{number}/restore")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Goes back: makes the text of this version the newest one and has it delivered",
            description = "With basedOn nothing is done when another version was saved since that one.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "restore", value = Examples.RESTORE)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ConfigJson.Saved.class),
                            examples = @ExampleObject(name = "saved", value = Examples.SAVED)))
    @APIResponse(responseCode = "404", description = "There is no such version, or its text would be refused today")
    @APIResponse(responseCode = "409", description = "A newer version was saved meanwhile, or the add-on is suspended")
    public ConfigJson.Saved restore(
            @PathParam("id") String id,
            @PathParam("number") String number,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        var resource = door.open(id, authorization);
        int seen = basedOn(body).orElse(resource.newestVersion());
        try {
            return rollback.restore(resource.id(), number(number), seen, Author.program())
                    .map(ConfigJson.Saved::of)
                    .orElseThrow(ApiRefused::noSuchVersion);
        } catch (ResourceRefused e) {
            throw ApiRefused.by(e);
        }
    }

    private VpncConfig config(ResourceId resource, int number) {
        return stored.version(resource, number).orElseThrow(ApiRefused::noSuchVersion);
    }

    private static int number(String digits) {
        if (!digits.matches("[0-9]{1,9}")) {
            throw ApiRefused.noSuchVersion();
        }
        return Integer.parseInt(digits);
    }

    private static Optional<Integer> basedOn(byte[] body) {
        try {
            JsonNode root = JSON.readTree(body);
            JsonNode basedOn = root.path("basedOn");
            if (root.isMissingNode() || (root.isObject() && basedOn.isMissingNode())) {
                return Optional.empty();
            }
            if (basedOn.canConvertToInt()) {
                return Optional.of(basedOn.intValue());
            }
        } catch (IOException e) {
            throw ApiRefused.malformedRestore();
        }
        throw ApiRefused.malformedRestore();
    }
}
