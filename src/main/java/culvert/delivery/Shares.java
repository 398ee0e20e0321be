package culvert.delivery;

import culvert.resources.PlatformName;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * How many deliveries to one platform may be under way at once. A platform on which every call hangs fills its own share
 * and leaves those of the others alone.
 */
final class Shares {

    private final Map<PlatformName, Semaphore> free = new EnumMap<>(PlatformName.class);

    Shares(int most) {
        for (PlatformName platform : PlatformName.values()) {
            free.put(platform, new Semaphore(most));
        }
    }

    /** Takes a place, which has to be given back; false when none is free. */
    boolean enter(PlatformName platform) {
        return places(platform).tryAcquire();
    }

    void leave(PlatformName platform) {
        places(platform).release();
    }

    private Semaphore places(PlatformName platform) {
        Semaphore places = free.get(platform);
        if (places == null) {
            throw new IllegalStateException("every platform has a share");
        }
        return places;
    }
}
