package culvert.platforms.cloudfoundry;

import culvert.platforms.InstancePermissions;
import culvert.platforms.PlatformCalls;
import culvert.platforms.PlatformFailure;
import culvert.platforms.PlatformJson;
import culvert.resources.AppId;
import culvert.security.Secret;
import culvert.settings.OidcSettings;
import culvert.settings.OsbSettings;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Optional;

/**
 * {@code GET /v3/service_instances/:guid/permissions}, which Cloud Foundry has for the dashboards of services. Whoever may
 * not even see the instance gets 404 there, and whose token lacks the scope 403: both may not manage it.
 */
@ApplicationScoped
class CloudFoundryPermissions implements InstancePermissions {

    private final PlatformCalls calls = new PlatformCalls();
    private final Optional<URI> api;

    CloudFoundryPermissions(Settings settings) {
        this.api = settings.osb().flatMap(OsbSettings::oidc).map(OidcSettings::cloudController);
    }

    @Override
    public boolean mayManage(AppId instance, Secret token) {
        URI cloud = api.orElseThrow(() -> new PlatformFailure.NotConnected("CULVERT_OIDC_ISSUER is not set"));
        String address = cloud + "/v3/service_instances/" + PlatformJson.segment(instance.value()) + "/permissions";
        try {
            byte[] answer = calls.send(HttpRequest.newBuilder(URI.create(address))
                    .header("Authorization", "Bearer " + token.reveal())
                    .header("Accept", "application/json")
                    .build());
            return Answers.read(answer).path("manage").asBoolean();
        } catch (PlatformFailure.AppNotFound | PlatformFailure.CredentialsRefused e) {
            return false;
        }
    }
}
