package culvert.delivery;

import culvert.manifest.AddonManifest;
import culvert.resources.ResourceId;
import culvert.security.ReportToken;
import culvert.security.ReportTokens;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** The variables that bring a config version to an app. The same for the same version, byte for byte, at every attempt. */
@ApplicationScoped
class AppVariables {

    private static final String CONF = "SCALINGO_VPNC_CONF";
    private static final String REPORT_URL = "SCALINGO_VPNC_REPORT_URL";
    private static final String REPORT_TOKEN = "SCALINGO_VPNC_REPORT_TOKEN";
    private static final String REPORTS = "/reports/v1/events";

    private final ReportTokens tokens;
    private final Settings settings;
    private final AddonManifest manifest;

    AppVariables(ReportTokens tokens, Settings settings, AddonManifest manifest) {
        this.tokens = tokens;
        this.settings = settings;
        this.manifest = manifest;
    }

    /** The variables; only those that the manifest lists, as a platform takes no others. */
    Map<String, String> of(ResourceId resource, int version, String text) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(CONF, text);
        variables.put(REPORT_URL, settings.reportUrl() + REPORTS);
        variables.put(REPORT_TOKEN, tokens.issue(new ReportToken(resource.value(), version)));
        variables.keySet().retainAll(manifest.variables());
        return variables;
    }
}
