package culvert.provisioning.osb;

import culvert.resources.PlatformName;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The body of {@code PUT …/service_bindings/:id} (OSB 2.17, Binding). The app is named by the platform on Cloud Foundry
 * ({@code bind_resource.app_guid}), by the customer on Kubernetes ({@code parameters.deployment}).
 *
 * @param place the namespace of Kubernetes, if the request repeats it
 * @param identity what makes a repetition the same order
 */
record BindingOrder(Optional<String> appGuid, Optional<String> deployment, Optional<String> place, String identity) {

    // A DNS subdomain in the sense of Kubernetes; nothing else may come near an address of its API.
    private static final Pattern DEPLOYMENT =
            Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*");

    // The Secret beside it has a longer name, and may have no more than 253 characters.
    private static final int LONGEST_DEPLOYMENT = 249;

    /** The id of the binding that the one asked for replaces (OSB 2.17, Binding Rotation); empty for a binding of its own. */
    static Optional<String> predecessor(Body body) {
        return body.name("predecessor_binding_id");
    }

    static BindingOrder read(Offer offer, Body body, Call call) {
        String serviceId = body.require("service_id");
        offer.requireService(serviceId);
        String planId = body.require("plan_id");
        offer.requirePlan(planId);
        Body parameters = body.object("parameters");
        Optional<String> appGuid = body.object("bind_resource").name("app_guid").or(() -> body.name("app_guid"));
        return new BindingOrder(
                appGuid,
                deployment(parameters),
                PlatformContext.read(body, call).place(),
                Fingerprints.join(planId, appGuid.orElse(""), "", parameters.canonical()));
    }

    /**
     * The app to bind, if there is one. What a customer names counts only where the platform names nothing itself: no
     * customer of Cloud Foundry may reach another one's app by naming it.
     */
    Optional<String> appOn(PlatformName platform) {
        return platform == PlatformName.KUBERNETES ? deployment : appGuid;
    }

    private static Optional<String> deployment(Body parameters) {
        Optional<String> name = parameters.name("deployment");
        if (name.filter(text -> text.length() > LONGEST_DEPLOYMENT
                        || !DEPLOYMENT.matcher(text).matches())
                .isPresent()) {
            throw OsbRefused.badRequest("parameters.deployment must be the name of a Deployment");
        }
        return name;
    }
}
