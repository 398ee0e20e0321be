package culvert.provisioning.osb;

import java.util.Optional;

/**
 * The body of {@code PATCH /v2/service_instances/:id} (OSB 2.17, Updating a Service Instance). What it says about
 * previous values is not needed.
 *
 * @param plan the name of the plan to change to; empty leaves it as it is
 * @param conf the text of a vpnc.conf that is to be published
 */
record InstanceChange(Optional<String> plan, Optional<String> conf) {

    static InstanceChange read(Offer offer, byte[] bytes, Call call) {
        Body body = Body.read(bytes);
        offer.requireService(body.require("service_id"));
        Optional<String> plan = body.name("plan_id").map(offer::requirePlan);
        Body parameters = body.object("parameters");
        Maintenance.refuseAny(body);
        PlatformContext.read(body, call);
        return new InstanceChange(plan, parameters.text("vpnc_conf"));
    }

    @Override
    public String toString() {
        return "InstanceChange[" + plan + "]";
    }
}
