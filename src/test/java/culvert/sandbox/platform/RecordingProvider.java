package culvert.sandbox.platform;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A provider that notes what it is asked and does as told. */
final class RecordingProvider implements AddonProvider {

    final List<String> asked = new ArrayList<>();
    Map<String, String> config = Map.of();

    @Nullable
    Problem problem;

    @Override
    public Set<String> variables() {
        return Set.of("SCALINGO_VPNC_CONF", "SCALINGO_VPNC_REPORT_URL");
    }

    @Override
    public Answer provision(String addonId, String providerAppId, String plan) {
        note("provision " + addonId + " " + providerAppId + " " + plan);
        return new Answer("vpn-1", config, "Paste your vpnc.conf");
    }

    @Override
    public Answer changePlan(String resourceId, String plan) {
        note("change " + resourceId + " " + plan);
        return new Answer(resourceId, config, "");
    }

    @Override
    public void deprovision(String resourceId) {
        note("deprovision " + resourceId);
    }

    @Override
    public void suspend(String resourceId) {
        note("suspend " + resourceId);
    }

    @Override
    public void resume(String resourceId) {
        note("resume " + resourceId);
    }

    @Override
    public Protocol protocol() {
        return Protocol.SCALINGO;
    }

    @Override
    public Entrance dashboard(String addonId, String resourceId) {
        return Entrance.link(URI.create("http://broker/sso?id=" + resourceId));
    }

    private void note(String request) {
        asked.add(request);
        if (problem != null) {
            throw new Refused(problem);
        }
    }
}
