package culvert.sandbox.platform;

import java.util.List;

/** Everything the sandbox keeps between two starts. */
public record PlatformState(String apiToken, List<App> apps) {

    public PlatformState {
        apps = List.copyOf(apps);
    }

    PlatformState with(App app) {
        return new PlatformState(
                apiToken,
                apps.stream()
                        .map(each -> each.id().equals(app.id()) ? app : each)
                        .toList());
    }

    /** The token opens the whole platform. */
    @Override
    public String toString() {
        return "PlatformState[apps=" + apps + "]";
    }
}
