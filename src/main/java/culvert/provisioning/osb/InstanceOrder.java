package culvert.provisioning.osb;

import culvert.resources.PlatformName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The body of {@code PUT /v2/service_instances/:id} (OSB 2.17, Provisioning). {@code maintenance_info} is only looked at
 * for a version, for our plans have none.
 *
 * @param plan the plan's name in the manifest
 * @param place where in the platform its apps are
 * @param rest what makes a repetition the same order, besides the plan
 * @param conf the text of a vpnc.conf that is to be published at once
 */
record InstanceOrder(
        PlatformName platform, String plan, Optional<String> place, List<String> rest, Optional<String> conf) {

    static InstanceOrder read(Offer offer, byte[] bytes, Call call) {
        Body body = Body.read(bytes);
        offer.requireService(body.require("service_id"));
        String plan = offer.requirePlan(body.require("plan_id"));
        String organization = body.require("organization_guid");
        String space = body.require("space_guid");
        Body parameters = body.object("parameters");
        Maintenance.refuseAny(body);
        var context = PlatformContext.read(body, call);
        return new InstanceOrder(
                context.platform(),
                plan,
                context.place().or(() -> Optional.of(space)),
                List.of(organization, space, parameters.canonical()),
                parameters.text("vpnc_conf"));
    }

    /** What tells this order from others, had it been for the plan of this id. */
    String identity(String planId) {
        return Fingerprints.join(Stream.concat(Stream.of(planId), rest.stream()).toArray(String[]::new));
    }

    @Override
    public String toString() {
        return "InstanceOrder[" + platform + ", " + plan + "]";
    }
}
