package culvert.platforms;

import culvert.resources.PlatformName;
import java.util.List;
import java.util.Optional;

/** The real table of platforms, with an adapter that a test has made. */
public final class PlatformsForTests {

    private PlatformsForTests() {}

    /** A table with Scalingo only. */
    public static Platforms with(Platform scalingo) {
        return new Platforms(List.of(new ConnectedPlatform(PlatformName.SCALINGO, Optional.of(scalingo))));
    }
}
