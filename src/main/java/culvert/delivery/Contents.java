package culvert.delivery;

import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** What an app is given of a config version: the same variables on every way to it. */
@ApplicationScoped
class Contents {

    private static final String CONF = "SCALINGO_VPNC_CONF";

    private final ResourceService resources;

    Contents(ResourceService resources) {
        this.resources = resources;
    }

    /** The variables, in clear. @throws java.util.NoSuchElementException when there is no such version */
    Map<String, String> of(ResourceId resource, int version) {
        return Map.of(CONF, resources.configText(resource, version).orElseThrow());
    }
}
