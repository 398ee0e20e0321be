package culvert.provisioning.osb;

import culvert.resources.PlatformName;
import java.util.Optional;

/**
 * What the {@code context} of a request tells about the platform (the protocol's profile, Context Object).
 *
 * @param place the namespace of Kubernetes; Cloud Foundry names the space outside the context, too
 */
record PlatformContext(PlatformName platform, Optional<String> place) {

    /**
     * Reads the context; without one the platform is known only as one that speaks this protocol.
     *
     * @throws OsbRefused with 400 when it contradicts the identity in the request's headers
     */
    static PlatformContext read(Body body, Call call) {
        Body context = body.object("context");
        Optional<String> name = context.name("platform");
        if (name.isPresent()
                && call.identity()
                        .filter(identity -> !identity.platform().equals(name.get()))
                        .isPresent()) {
            throw OsbRefused.badRequest(
                    "context.platform and the platform in " + OriginatingIdentity.HEADER + " must be the same");
        }
        return switch (name.orElse("")) {
            case "cloudfoundry" -> new PlatformContext(PlatformName.CLOUDFOUNDRY, context.name("space_guid"));
            case "kubernetes" -> new PlatformContext(PlatformName.KUBERNETES, context.name("namespace"));
            default -> new PlatformContext(PlatformName.OSB, Optional.empty());
        };
    }
}
