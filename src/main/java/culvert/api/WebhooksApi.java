package culvert.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.notices.Channel;
import culvert.notices.NoticeRefused;
import culvert.notices.NoticeService;
import culvert.notices.Recipient;
import culvert.notices.RecipientStatus;
import culvert.notices.webhook.WebhookDoor;
import culvert.notices.webhook.WebhookSignature;
import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.security.Secret;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
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

/** The webhooks of a resource. */
@Path("/api/v1/resources/{id}/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@RunOnVirtualThread
@SecurityRequirement(name = "token")
@Tag(name = "Webhooks", description = "What is posted to them is described in docs/notices.md.")
public class WebhooksApi {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiDoor door;
    private final NoticeService notices;
    private final WebhookDoor addresses;

    WebhooksApi(ApiDoor door, NoticeService notices, WebhookDoor addresses) {
        this.door = door;
        this.notices = notices;
        this.addresses = addresses;
    }

    @GET
    @Operation(summary = "All webhooks, oldest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookJson[].class),
                            examples = @ExampleObject(name = "webhooks", value = Examples.WEBHOOKS)))
    public List<WebhookJson> list(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        return notices.list(door.open(id, authorization).id()).stream()
                .filter(status -> status.recipient().channel() == Channel.WEBHOOK)
                .map(status -> WebhookJson.of(status, null))
                .toList();
    }

    @POST
    @Operation(
            summary = "Adds a webhook",
            description =
                    "Its secret is in this answer only. An address with http:// or outside the public internet is "
                            + "refused unless the operator allows it.")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "webhook", value = Examples.WEBHOOK_SENT)))
    @APIResponse(
            responseCode = "201",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookJson.class),
                            examples = @ExampleObject(name = "webhook", value = Examples.WEBHOOK_MADE)))
    @APIResponse(responseCode = "422", description = "Nothing was added; error says why")
    public Response add(
            @PathParam("id") String id,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization,
            byte[] body) {
        ResourceId resource = door.open(id, authorization).id();
        try {
            String url = addresses.check(url(body)).toString();
            Secret secret = WebhookSignature.freshSecret();
            Recipient made = notices.addWebhook(resource, url, secret);
            return Response.status(Response.Status.CREATED)
                    .entity(WebhookJson.of(find(resource, made.id()), secret.reveal()))
                    .build();
        } catch (NoticeRefused e) {
            throw ApiRefused.with(String.valueOf(e.getMessage()));
        } catch (ResourceRefused.Gone e) {
            throw ApiRefused.noToken();
        }
    }

    @DELETE
    @Path("{webhook}")
    @Operation(summary = "Removes a webhook; what waits for it is dropped")
    @APIResponse(responseCode = "204", description = "It is gone")
    @APIResponse(responseCode = "404", description = "There is no such webhook")
    public void remove(
            @PathParam("id") String id,
            @PathParam("webhook") String webhook,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        ResourceId resource = door.open(id, authorization).id();
        notices.remove(resource, find(resource, webhook).recipient().id());
    }

    @POST
    @Path("{webhook}/test")
    @Operation(summary = "Sends a test at once", description = "What comes of it is the newest of its deliveries.")
    @APIResponse(responseCode = "202", description = "It is on its way")
    @APIResponse(responseCode = "404", description = "There is no such webhook")
    @APIResponse(responseCode = "422", description = "It is switched off")
    public Response test(
            @PathParam("id") String id,
            @PathParam("webhook") String webhook,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        ResourceId resource = door.open(id, authorization).id();
        try {
            notices.test(resource, find(resource, webhook).recipient().id());
            return Response.accepted().build();
        } catch (NoticeRefused e) {
            throw ApiRefused.with(String.valueOf(e.getMessage()));
        }
    }

    @POST
    @Path("{webhook}/on")
    @Operation(summary = "Switches it on again, after it was switched off for days of failure")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookJson.class),
                            examples = @ExampleObject(name = "webhook", value = Examples.WEBHOOK)))
    @APIResponse(responseCode = "404", description = "There is no such webhook")
    public WebhookJson switchOn(
            @PathParam("id") String id,
            @PathParam("webhook") String webhook,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        ResourceId resource = door.open(id, authorization).id();
        notices.switchOn(resource, find(resource, webhook).recipient().id());
        return WebhookJson.of(find(resource, webhook), null);
    }

    @GET
    @Path("{webhook}/deliveries")
    @Operation(summary = "What was posted to it last, newest first")
    @APIResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema = @Schema(implementation = WebhookJson.DeliveryJson[].class),
                            examples = @ExampleObject(name = "deliveries", value = Examples.WEBHOOK_DELIVERIES)))
    @APIResponse(responseCode = "404", description = "There is no such webhook")
    public List<WebhookJson.DeliveryJson> deliveries(
            @PathParam("id") String id,
            @PathParam("webhook") String webhook,
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        ResourceId resource = door.open(id, authorization).id();
        return find(resource, webhook).deliveries().stream()
                .map(WebhookJson.DeliveryJson::of)
                .toList();
    }

    private RecipientStatus find(ResourceId resource, String webhook) {
        return notices.find(resource, webhook)
                .filter(status -> status.recipient().channel() == Channel.WEBHOOK)
                .orElseThrow(ApiRefused::noSuchWebhook);
    }

    private static String url(byte[] body) {
        try {
            JsonNode url = JSON.readTree(body).path("url");
            if (url.isTextual()) {
                return url.textValue();
            }
        } catch (IOException e) {
            throw ApiRefused.malformedWebhook();
        }
        throw ApiRefused.malformedWebhook();
    }
}
