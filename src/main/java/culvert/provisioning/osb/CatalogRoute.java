package culvert.provisioning.osb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.provisioning.Marketplaces;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What we offer; with an ETag, so that a platform that asks every few minutes need not read it again. */
@Path("/v2/catalog")
@RolesAllowed(Marketplaces.OSB)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class CatalogRoute {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Offer offer;

    CatalogRoute(Offer offer) {
        this.offer = offer;
    }

    @GET
    public Response catalog(@BeanParam Call call, @Context Request request) {
        byte[] catalog = write(Catalog.of(offer, call.version()));
        EntityTag tag = new EntityTag(digest(catalog));
        Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
        Response.ResponseBuilder answer =
                unchanged == null ? Response.ok(catalog, MediaType.APPLICATION_JSON_TYPE) : unchanged;
        return answer.tag(tag).header(HttpHeaders.VARY, ApiVersion.HEADER).build();
    }

    private static byte[] write(Catalog catalog) {
        try {
            return JSON.writeValueAsBytes(catalog);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a catalog is always JSON", e);
        }
    }

    private static String digest(byte[] catalog) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(catalog))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
