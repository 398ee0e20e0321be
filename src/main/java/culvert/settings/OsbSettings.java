package culvert.settings;

import culvert.security.BasicCredentials;
import java.util.Optional;

/**
 * Platforms that speak the Open Service Broker API.
 *
 * @param cloudFoundry empty = apps there get the variables with their bindings only; the same for Kubernetes
 * @param oidc empty = dashboards there are opened by links that work once
 */
public record OsbSettings(
        BasicCredentials credentials,
        Optional<CloudFoundrySettings> cloudFoundry,
        Optional<KubernetesSettings> kubernetes,
        Optional<OidcSettings> oidc) {}
