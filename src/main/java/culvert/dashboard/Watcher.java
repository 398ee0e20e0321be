package culvert.dashboard;

import culvert.resources.ResourceId;
import java.time.Duration;

/**
 * Somebody who follows a page live, and how closely: every second while something is about to change or was just stirred in this
 * broker, otherwise every three seconds, because what changes may have reached another one. Pages are left open all day, and a
 * look takes milliseconds of processor time.
 */
final class Watcher {

    static final Duration TICK = Duration.ofSeconds(1);
    static final int CALM_TICKS = 3;

    private final ResourceId resource;
    private volatile boolean stirred;
    private volatile boolean moving = true;

    Watcher(ResourceId resource) {
        this.resource = resource;
    }

    ResourceId resource() {
        return resource;
    }

    /** Something about the resource was committed: the next tick is one to look at. */
    void stir() {
        stirred = true;
    }

    /** @param tick counted from 0 */
    boolean isDue(long tick) {
        return stirred || moving || tick % CALM_TICKS == 0;
    }

    /** Called before what there is to see is read, so that whatever is stirred meanwhile is looked at again. */
    void looks() {
        stirred = false;
    }

    /** @param moves whether something is about to change within seconds */
    void saw(boolean moves) {
        moving = moves;
    }
}
