package culvert.platforms;

import culvert.resources.AppId;
import java.util.Map;

/**
 * A platform whose apps we cannot reach: they get the variables with their bindings, which the marketplace asks us for
 * when an app is bound. Nothing is called.
 */
public final class PublishedToBindings implements Platform {

    @Override
    public boolean reaches(AppId app) {
        return false;
    }

    @Override
    public Map<String, String> variables(AppId app) {
        return Map.of();
    }

    @Override
    public void publish(AppId app, Map<String, String> variables) {
        throw new UnsupportedOperationException("the variables are handed out with bindings");
    }

    @Override
    public boolean restartsOnPublish() {
        return false;
    }

    @Override
    public void restart(AppId app) {
        throw new UnsupportedOperationException("the app's owner restarts it after binding");
    }
}
