package culvert.dashboard;

import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncConfig;
import culvert.vpnc.VpncReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The saved configs, read back into values so that their secrets can be told from the rest. */
@ApplicationScoped
class StoredConfigs {

    private final ResourceService resources;
    private final VpncReader reader;

    StoredConfigs(ResourceService resources, VpncReader reader) {
        this.resources = resources;
        this.reader = reader;
    }

    /** A version's config; empty when there is no such version. */
    Optional<VpncConfig> version(ResourceId resource, int number) {
        return resources.configText(resource, number).map(reader::read).map(reading -> switch (reading) {
            case Reading.Accepted accepted -> accepted.config();
            case Reading.Refused refused ->
                throw new IllegalStateException("version " + number + " of " + resource + " can no longer be read");
        });
    }
}
