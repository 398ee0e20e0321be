package culvert.audit;

import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is acting in the request at hand. Whoever checks a proof says so here; for Basic credentials the framework's identity
 * tells. What happens in no request is done by the broker.
 */
@ApplicationScoped
public class Acting {

    /** The role of the operator; every other role is that of a marketplace. */
    public static final String OPERATOR = "operator";

    private final InRequest request;
    private final SecurityIdentity identity;

    Acting(InRequest request, SecurityIdentity identity) {
        this.request = request;
        this.identity = identity;
    }

    /** From here on, until the request ends, this is who acts. */
    public void as(Actor actor) {
        request.set(actor);
    }

    Actor now() {
        if (!Arc.container().requestContext().isActive()) {
            return Actor.BROKER;
        }
        return request.get().orElseGet(this::byCredentials);
    }

    private Actor byCredentials() {
        if (identity.isAnonymous()) {
            return Actor.BROKER;
        }
        return identity.hasRole(OPERATOR)
                ? new Actor(Actor.Kind.OPERATOR, OPERATOR)
                : new Actor(Actor.Kind.MARKETPLACE, String.join(", ", identity.getRoles()));
    }

    /** Holds the actor as long as the request lasts. */
    @RequestScoped
    static class InRequest {
        private @Nullable Actor actor;

        // Through methods only: the bean is reached through a proxy, which has a field of its own.
        void set(Actor now) {
            actor = now;
        }

        Optional<Actor> get() {
            return Optional.ofNullable(actor);
        }
    }
}
