package culvert.api;

import culvert.audit.Acting;
import culvert.audit.Actor;
import culvert.delivery.Delivery;
import culvert.delivery.DeliveryService;
import culvert.diagnosis.gathering.Diagnoses;
import culvert.diagnosis.gathering.ExplainedResource;
import culvert.resources.Author;
import culvert.resources.ConfigVersion;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import culvert.resources.Saved;
import culvert.resources.StoredConfigs;
import culvert.rollback.VersionNote;
import culvert.rollback.VersionNotes;
import culvert.settings.Settings;
import culvert.tunnels.Tunnels;
import culvert.tunnels.VersionRecord;
import culvert.vpnc.Reading;
import culvert.vpnc.SecretMask;
import culvert.vpnc.VpncConfig;
import culvert.vpnc.VpncReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A resource for programs of its owner. The token is made on the dashboard. */
@Path("/api/v1/resources/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "A resource", description = "With a token that was made on its dashboard, under “For programs”.")
@SecurityScheme(securitySchemeName = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
@SecurityRequirement(name = "token")
public class ResourceApi {

    private static final String BEARER = "Bearer ";
    private static final int MOST_VERSIONS = 200;

    private final ApiTokens tokens;
    private final ResourceService resources;
    private final StoredConfigs stored;
    private final DeliveryService deliveries;
    private final Tunnels tunnels;
    private final VersionNotes notes;
    private final Diagnoses diagnoses;
    private final Settings settings;
    private final Acting acting;

    ResourceApi(
            ApiTokens tokens,
            ResourceService resources,
            StoredConfigs stored,
            DeliveryService deliveries,
            Tunnels tunnels,
            VersionNotes notes,
            Diagnoses diagnoses,
            Settings settings,
            Acting acting) {
        this.tokens = tokens;
        this.resources = resources;
        this.stored = stored;
        this.deliveries = deliveries;
        this.tunnels = tunnels;
        this.notes = notes;
        this.diagnoses = diagnoses;
        this.settings = settings;
        this.acting = acting;
    }

    @GET
    @Path("config")
    @Operation(summary = "The newest config, its secrets masked")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConfigJson.class)))
    public ConfigJson config(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Resource resource = allowed(id, authorization);
        int version = resource.newestVersion();
        return new ConfigJson(
                version,
                stored.version(resource.id(), version).map(SecretMask::mask).orElse(""));
    }

    @PUT
    @Path("config")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Saves a config as the newest version and has it delivered",
            description = "A secret left as ******** keeps its value.")
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "config",
                                            value =
                                                    "{\"conf\": \"IPSec gateway vpn.example.com\\nIPSec ID staff\\n\", \"basedOn\": 3}")))
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ConfigJson.Saved.class)))
    @APIResponse(responseCode = "409", description = "A newer version was saved meanwhile, or the add-on is suspended")
    @APIResponse(responseCode = "422", content = @Content(schema = @Schema(implementation = ConfigJson.Refused.class)))
    public Response save(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        Resource resource = allowed(id, authorization);
        ConfigJson.Sent sent = ConfigJson.Sent.read(body);
        byte[] typed = sent.conf().getBytes(StandardCharsets.UTF_8);
        byte[] clear = stored.version(resource.id(), sent.basedOn().orElse(resource.newestVersion()))
                .map(config -> SecretMask.unmask(typed, config))
                .orElse(typed);
        return switch (VpncReader.read(clear, settings.confMax())) {
            case Reading.Refused refused ->
                Response.status(422)
                        .entity(new ConfigJson.Refused(
                                "the config is refused",
                                refused.findings().stream()
                                        .map(ConfigJson.Remark::of)
                                        .toList()))
                        .build();
            case Reading.Accepted accepted ->
                Response.ok(save(resource, accepted.config(), sent)).build();
        };
    }

    @GET
    @Path("versions")
    @Operation(summary = "The newest 200 versions, newest first")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = VersionJson[].class)))
    public List<VersionJson> versions(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        ResourceId resource = allowed(id, authorization).id();
        Map<Integer, Delivery> delivered = deliveries.newestFirst(resource, MOST_VERSIONS).stream()
                .collect(Collectors.toMap(Delivery::version, Function.identity()));
        Map<Integer, VersionRecord> records = tunnels.records(resource).stream()
                .collect(Collectors.toMap(VersionRecord::version, Function.identity()));
        Map<Integer, VersionNote> said = notes.of(resource);
        return resources.versions(resource, MOST_VERSIONS).stream()
                .map(version -> version(
                        version,
                        delivered.get(version.number()),
                        records.get(version.number()),
                        said.getOrDefault(version.number(), VersionNote.none(version.number()))))
                .toList();
    }

    @GET
    @Path("status")
    @Operation(summary = "What the tunnel of each container does")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = StatusJson.class)))
    public StatusJson status(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return StatusJson.of(tunnels.status(allowed(id, authorization).id()));
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
                            examples =
                                    @ExampleObject(
                                            name = "diagnosis",
                                            value =
                                                    "{\"overall\": {\"outcome\": \"cause\", \"cause\": \"gateway-name\","
                                                            + " \"headline\": \"No address can be found for the gateway's name vpn.example.com.\","
                                                            + " \"seen\": \"web-1, 21 November 2026 10:00:01 UTC: name-not-found.\"},"
                                                            + " \"concerned\": 1, \"lacksGrant\": false, \"containers\": []}")))
    public ExplainedResource diagnosis(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return diagnoses.of(allowed(id, authorization));
    }

    private ConfigJson.Saved save(Resource resource, VpncConfig config, ConfigJson.Sent sent) {
        try {
            Author author = Author.program();
            return switch (resources.save(resource.id(), config, sent.basedOn(), author)) {
                case Saved.NewVersion made -> new ConfigJson.Saved(made.newest(), true);
                case Saved.Unchanged same -> new ConfigJson.Saved(same.newest(), false);
                case Saved.Stale stale -> throw ApiRefused.stale(stale.newest());
            };
        } catch (ResourceRefused.Suspended e) {
            throw ApiRefused.suspended();
        } catch (ResourceRefused.Gone e) {
            throw ApiRefused.noToken();
        }
    }

    private Resource allowed(String id, @Nullable String authorization) {
        String token = authorization != null && authorization.startsWith(BEARER)
                ? authorization.substring(BEARER.length())
                : "";
        ApiTokens.Opened opened = tokens.open(token).orElseThrow(ApiRefused::noToken);
        if (!opened.resource().equals(new ResourceId(id))) {
            throw ApiRefused.notOpened();
        }
        acting.as(new Actor(Actor.Kind.TOKEN, opened.name()));
        return resources.find(opened.resource());
    }

    private static VersionJson version(
            ConfigVersion version, @Nullable Delivery delivery, @Nullable VersionRecord record, VersionNote note) {
        return new VersionJson(
                version.number(),
                version.author().value(),
                version.savedAt().toString(),
                delivery == null ? "waiting" : delivery.state().words(),
                record == null ? null : record.connectedAt().isPresent(),
                note.note(),
                note.restores().orElse(null),
                note.byItself());
    }
}
