package culvert.provisioning;

import culvert.testsupport.PlatformsStub;
import java.util.List;

/** Cloud Foundry. */
final class CloudFoundryMarket extends OsbMarket {

    @Override
    String context() {
        return "{\"platform\": \"cloudfoundry\", \"space_guid\": \"s\"}";
    }

    @Override
    String app(String key) {
        return "\"bind_resource\": {\"app_guid\": \"app-%s\"}".formatted(key);
    }

    @Override
    public List<String> published(PlatformsStub platform, String key) {
        return platform.bodies("PATCH", "/v3/apps/app-" + key + "/environment_variables").stream()
                .map(body -> body.at("/var/SCALINGO_VPNC_CONF").asText())
                .toList();
    }
}
