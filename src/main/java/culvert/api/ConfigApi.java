package culvert.api;

import culvert.resources.Author;
import culvert.resources.Resource;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import culvert.resources.StoredConfigs;
import culvert.settings.Settings;
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

/** The newest config of a resource. */
@Path("/api/v1/resources/{id}/config")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@SecurityScheme(securitySchemeName = "token", type = SecuritySchemeType.HTTP, scheme = "bearer")
@SecurityRequirement(name = "token")
@Tag(name = "Config", description = "All of it with a token that was made on the dashboard, under “For programs”.")
public class ConfigApi {

    private final ApiDoor door;
    private final ResourceService resources;
    private final StoredConfigs stored;
    private final Settings settings;

    ConfigApi(ApiDoor door, ResourceService resources, StoredConfigs stored, Settings settings) {
        this.door = door;
        this.resources = resources;
        this.stored = stored;
        this.settings = settings;
    }

    @GET
    @Operation(summary = "The newest config, its secrets masked")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ConfigJson.class),
                            examples = @ExampleObject(name = "config", value = Examples.CONFIG)))
    public ConfigJson config(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        Resource resource = door.open(id, authorization);
        int version = resource.newestVersion();
        return new ConfigJson(
                version,
                stored.version(resource.id(), version).map(SecretMask::mask).orElse(""));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Saves a config as the newest version and has it delivered",
            description = "A secret left as ******** keeps its value.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "config", value = Examples.CONFIG_SENT)))
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = ConfigJson.Saved.class),
                            examples = @ExampleObject(name = "saved", value = Examples.SAVED)))
    @APIResponse(responseCode = "409", description = "A newer version was saved meanwhile, or the add-on is suspended")
    @APIResponse(
            responseCode = "422",
            description = "Nothing was saved",
            content =
                    @Content(
                            schema = @Schema(implementation = ConfigJson.Refused.class),
                            examples = @ExampleObject(name = "refused", value = Examples.CONFIG_REFUSED)))
    public Response save(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        Resource resource = door.open(id, authorization);
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

    private ConfigJson.Saved save(Resource resource, VpncConfig config, ConfigJson.Sent sent) {
        try {
            return ConfigJson.Saved.of(resources.save(resource.id(), config, sent.basedOn(), Author.program()));
        } catch (ResourceRefused e) {
            throw ApiRefused.by(e);
        }
    }
}
