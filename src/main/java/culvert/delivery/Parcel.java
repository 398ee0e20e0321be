package culvert.delivery;

import culvert.resources.AppId;
import culvert.resources.PlatformName;
import culvert.resources.ResourceId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One config version on its way.
 *
 * @param inDoubt whether an earlier attempt may have reached the platform without our knowing
 * @param publishedAt when the platform had it, if only the restart is still to be asked for
 * @param onlyLook whether all was done before, and the app may have kept it: then nothing is to be done
 */
record Parcel(
        ResourceId resource,
        int version,
        PlatformName platform,
        AppId app,
        Map<String, String> variables,
        boolean inDoubt,
        Optional<Instant> publishedAt,
        boolean onlyLook) {

    // The variables hold the config with its secrets.
    @Override
    public String toString() {
        return "Parcel[" + resource + " version " + version + "]";
    }
}
