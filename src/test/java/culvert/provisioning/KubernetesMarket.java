package culvert.provisioning;

import culvert.testsupport.PlatformsStub;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** A marketplace of Kubernetes. */
final class KubernetesMarket extends OsbMarket {

    @Override
    String context() {
        return "{\"platform\": \"kubernetes\", \"namespace\": \"team-1\"}";
    }

    @Override
    String app(String key) {
        return "\"parameters\": {\"deployment\": \"app-%s\"}".formatted(key);
    }

    @Override
    public List<String> published(PlatformsStub platform, String key) {
        return platform.bodies("PATCH", "/api/v1/namespaces/team-1/secrets/app-" + key + "-vpn").stream()
                .map(body -> body.at("/data/SCALINGO_VPNC_CONF").asText())
                .map(data -> new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8))
                .toList();
    }
}
