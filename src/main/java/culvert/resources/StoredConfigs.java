package culvert.resources;

import culvert.vpnc.Reading;
import culvert.vpnc.VpncConfig;
import culvert.vpnc.VpncReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The saved configs, read back into values so that their secrets can be told from the rest. */
@ApplicationScoped
public class StoredConfigs {

    // What was saved was small enough then; a limit that was lowered since must not hide it from its owner.
    private static final int ANY_SIZE = Integer.MAX_VALUE;

    private final ResourceService resources;

    StoredConfigs(ResourceService resources) {
        this.resources = resources;
    }

    /**
     * A version's config; empty when there is no such version, or when the reader has learned to refuse it since: its owner
     * then begins with an empty page, not with an error.
     */
    public Optional<VpncConfig> version(ResourceId resource, int number) {
        return resources.configText(resource, number).flatMap(text -> {
            Reading reading = VpncReader.read(text.getBytes(StandardCharsets.UTF_8), ANY_SIZE);
            return reading instanceof Reading.Accepted accepted ? Optional.of(accepted.config()) : Optional.empty();
        });
    }
}
