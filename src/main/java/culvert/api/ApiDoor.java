package culvert.api;

import culvert.audit.Acting;
import culvert.audit.Actor;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Lets programs in that have a token of the resource. */
@ApplicationScoped
class ApiDoor {

    private static final String BEARER = "Bearer ";

    private final ApiTokens tokens;
    private final ResourceService resources;
    private final Acting acting;

    ApiDoor(ApiTokens tokens, ResourceService resources, Acting acting) {
        this.tokens = tokens;
        this.resources = resources;
        this.acting = acting;
    }

    /**
     * The resource that is asked for; from here on its program is who acts.
     *
     * @param authorization the header
     * @throws ApiRefused when the token does not open it
     */
    Resource open(String id, @Nullable String authorization) {
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
}
