package culvert.provisioning.osb;

import culvert.resources.PlatformName;
import java.util.Optional;

/**
 * The body of {@code PUT /v2/service_instances/:id} (OSB 2.17, Provisioning). {@code maintenance_info} is only looked at
 * for a version, for our plans have none.
 *
 * @param plan the plan's name in the manifest
 * @param place where in the platform its apps are
 * @param identity what makes a repetition the same order
 * @param conf the text of a vpnc.conf that is to be published at once
 */
record InstanceOrder(
        PlatformName platform, String plan, Optional<String> place, String identity, Optional<String> conf) {

    static InstanceOrder read(Offer offer, byte[] bytes, Call call) {
        Body body = Body.read(bytes);
        offer.requireService(body.require("service_id"));
        String planId = body.require("plan_id");
        String plan = offer.requirePlan(planId);
        String organization = body.require("organization_guid");
        String space = body.require("space_guid");
        Body parameters = body.object("parameters");
        Maintenance.refuseAny(body);
        var context = PlatformContext.read(body, call);
        return new InstanceOrder(
                context.platform(),
                plan,
                context.place().or(() -> Optional.of(space)),
                Fingerprints.join(planId, organization, space, parameters.canonical()),
                parameters.text("vpnc_conf"));
    }

    @Override
    public String toString() {
        return "InstanceOrder[" + platform + ", " + plan + "]";
    }
}
