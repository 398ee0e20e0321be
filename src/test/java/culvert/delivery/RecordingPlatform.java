package culvert.delivery;

import culvert.platforms.Platform;
import culvert.platforms.PlatformFailure;
import culvert.resources.AppId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A platform in memory that remembers what it was asked and fails when told to. */
final class RecordingPlatform implements Platform {

    final List<String> calls = new ArrayList<>();
    final Map<String, String> variables = new HashMap<>();
    Optional<PlatformFailure> onRead = Optional.empty();
    Optional<PlatformFailure> onPublish = Optional.empty();
    Optional<PlatformFailure> onRestart = Optional.empty();
    boolean restartsOnPublish = true;

    @Override
    public Map<String, String> variables(AppId app) {
        calls.add("read");
        onRead.ifPresent(RecordingPlatform::fail);
        return variables;
    }

    @Override
    public void publish(AppId app, Map<String, String> wanted) {
        calls.add("publish");
        onPublish.ifPresent(RecordingPlatform::fail);
        variables.putAll(wanted);
    }

    @Override
    public boolean restartsOnPublish() {
        return restartsOnPublish;
    }

    @Override
    public void restart(AppId app) {
        calls.add("restart");
        onRestart.ifPresent(RecordingPlatform::fail);
    }

    private static void fail(PlatformFailure failure) {
        throw failure;
    }
}
