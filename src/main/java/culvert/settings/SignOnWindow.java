package culvert.settings;

import java.time.Duration;

/** How far the time of a sign-on link may lie behind and ahead of our clock. */
public record SignOnWindow(Duration back, Duration ahead) {}
