package culvert.platforms.clever;

import culvert.platforms.Platform;
import culvert.platforms.VendorApps;
import culvert.resources.AppId;
import java.util.Map;

/**
 * Clever Cloud: {@code GET} and {@code PUT /vendor/apps/:addonId}. What it calls an app there is the add-on, which may be
 * linked to several apps.
 */
public final class CleverPlatform implements Platform {

    private final VendorApps addons;

    public CleverPlatform(VendorApps addons) {
        this.addons = addons;
    }

    @Override
    public Map<String, String> variables(AppId app) {
        return addons.variables(app.value());
    }

    @Override
    public void publish(AppId app, Map<String, String> variables) {
        addons.publish(app.value(), variables);
    }

    /** True for want of anything else: no call for a restart is open to providers (docs/platforms/clever.md). */
    @Override
    public boolean restartsOnPublish() {
        return true;
    }

    @Override
    public void restart(AppId app) {
        throw new UnsupportedOperationException("Clever Cloud has no restart for providers");
    }
}
