package culvert.sandbox;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.Set;

/** The build with the sandbox in it, its apps run by a stand-in, its provider a stub. */
public final class SandboxProfile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "culvert.sandbox", "true", "CULVERT_SANDBOX_TOKEN", "tk-us-test", "CULVERT_SANDBOX_APP_PORT", "0");
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(InMemoryContainers.class);
    }
}
