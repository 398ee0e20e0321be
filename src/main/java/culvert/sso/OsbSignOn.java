package culvert.sso;

import culvert.resources.ResourceId;
import culvert.resources.ResourceRefused;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * Where the {@code dashboard_url} of a service instance leads. The Open Service Broker API has no sign-on, so the link
 * itself is the proof, and works once. Opening it only shows a button: whatever looks at links before people do must not
 * use it up.
 */
@Path(DashboardLinks.PATH)
@RunOnVirtualThread
public class OsbSignOn {

    @CheckedTemplate(basePath = "sso")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance door(String address, String id, String token);

        static native TemplateInstance usedLink();
    }

    private final DashboardLinks links;
    private final ResourceService resources;
    private final SignOn signOn;

    OsbSignOn(DashboardLinks links, ResourceService resources, SignOn signOn) {
        this.links = links;
        this.resources = resources;
        this.signOn = signOn;
    }

    @GET
    public Response show(
            @QueryParam("id") @DefaultValue("") String id, @QueryParam("token") @DefaultValue("") String token) {
        boolean opens = isLiving(id) && links.opens(new ResourceId(id), token);
        return opens ? page(200, Templates.door(DashboardLinks.PATH, id, token)) : closed();
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(
            @FormParam("id") @DefaultValue("") String id, @FormParam("token") @DefaultValue("") String token) {
        boolean opens = isLiving(id) && links.use(new ResourceId(id), token);
        return opens ? signOn.open(new ResourceId(id), "") : closed();
    }

    private boolean isLiving(String id) {
        try {
            return resources.find(new ResourceId(id)).state() != ResourceState.DEPROVISIONED;
        } catch (ResourceRefused.UnknownResource e) {
            return false;
        }
    }

    private static Response closed() {
        return page(403, Templates.usedLink());
    }

    private static Response page(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page.render())
                .build();
    }
}
