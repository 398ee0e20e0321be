package culvert.resources;

import io.quarkus.arc.Arc;
import io.quarkus.arc.InjectableContext;
import io.quarkus.arc.ManagedContext;
import org.jspecify.annotations.Nullable;

/** The request that a thread is in, so that another thread can do something on its behalf while it waits. */
final class RequestAtHand {

    private final InjectableContext.@Nullable ContextState state;

    private RequestAtHand(InjectableContext.@Nullable ContextState state) {
        this.state = state;
    }

    /** The request of this thread, or that there is none. */
    static RequestAtHand here() {
        return new RequestAtHand(Arc.container().requestContext().getStateIfActive());
    }

    /** Runs it within the request. The running thread must not be in one. */
    void run(Runnable work) {
        if (state == null) {
            work.run();
            return;
        }
        ManagedContext requests = Arc.container().requestContext();
        requests.activate(state);
        try {
            work.run();
        } finally {
            requests.deactivate();
        }
    }
}
