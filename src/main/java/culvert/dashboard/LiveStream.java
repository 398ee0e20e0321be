package culvert.dashboard;

import culvert.resources.ResourceId;
import culvert.sso.DashboardSession;
import culvert.sso.Sessions;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestStreamElementType;

/**
 * Keeps an open page up to date by server-sent events: each is the whole part that changes, sent when it did. The database is
 * asked as often as {@link Watcher} says.
 */
@Path("/dashboard/{id}/live")
public class LiveStream {

    // Reading it takes a third of a look.
    private static final int COOKIE_TICKS = 60;
    private static final Executor VIRTUAL = Executors.newVirtualThreadPerTaskExecutor();

    private final Sessions sessions;
    private final LiveViews lives;
    private final Watchers watchers;

    LiveStream(Sessions sessions, LiveViews lives, Watchers watchers) {
        this.sessions = sessions;
        this.lives = lives;
        this.watchers = watchers;
    }

    /** Ends with the resource at once, and with the session within a minute unless the broker is short of time. */
    @GET
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public Multi<String> changes(@BeanParam Caller caller) {
        ResourceId id = new ResourceId(caller.id());
        DashboardSession session = sessions.require(id, caller.session()).session();
        Watcher watcher = watchers.come(id);
        return Multi.createFrom()
                .ticks()
                .every(Watcher.TICK)
                .onOverflow()
                .drop()
                .filter(watcher::isDue)
                .emitOn(VIRTUAL, 1)
                .map(tick -> {
                    watcher.looks();
                    return lives.of(
                            tick % COOKIE_TICKS == 0
                                    ? sessions.require(id, caller.session())
                                    : sessions.again(session));
                })
                .invoke(view -> watcher.saw(view.isMoving()))
                .skip()
                .repetitions()
                .map(view -> Pages.live(view).render())
                .skip()
                .repetitions()
                .onTermination()
                .invoke(() -> watchers.leave(watcher));
    }
}
