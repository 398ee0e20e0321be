package culvert.sandbox.page;

import culvert.sandbox.containers.RuntimeDescription;
import java.util.List;

/**
 * What the page shows of one app, ready to print. Two equal views are the same page, which is how the page knows that
 * nothing changed.
 *
 * @param addressNotice why the app is not where one would look for it; empty if it is
 */
record SandboxView(
        String app,
        String status,
        String address,
        String addressNotice,
        OfferView offer,
        List<ProtocolView> protocols,
        List<Step> steps,
        List<AddonView> addons,
        List<ContainerView> containers,
        List<VariableView> variables,
        List<ExchangeView> exchanges,
        String sample,
        RuntimeDescription runtime) {

    /** One step of the way from nothing to a tunnel. */
    record Step(String title, String hint, String outcome, boolean done, boolean current) {}

    record AddonView(
            String id,
            String protocol,
            boolean suspends,
            String resourceId,
            String plan,
            String planName,
            boolean suspended) {}

    /** A marketplace protocol to choose. */
    record ProtocolView(String name, String title, String inShort) {}

    record OfferView(String id, String name, List<PlanView> plans) {}

    record PlanView(String name, String title, String price, String description) {}

    record ContainerView(String id, String label, String state, String detail) {}

    /** The value is never shown, only how long it is. */
    record VariableView(String name, int length, boolean fromAddon) {}

    record ExchangeView(
            String time, boolean fromPlatform, String method, String path, String status, boolean ok, String took) {}

    /** Changes when anything on the page does. */
    public String version() {
        return Integer.toHexString(hashCode());
    }

    public boolean isRestarting() {
        return status.equals("restarting");
    }
}
