package culvert.settings;

import culvert.security.Secret;
import java.util.Optional;

/**
 * What concerns those who run the broker.
 *
 * @param password of the operator's page; empty = there is none
 * @param metricsToken empty = metrics are not shown
 */
public record OperatorSettings(
        Optional<Secret> password, Optional<Secret> metricsToken, TrustedProxies trustedProxies) {}
