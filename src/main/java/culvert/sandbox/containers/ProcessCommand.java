package culvert.sandbox.containers;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The command of an app as a local process.
 *
 * @param supervisor the tunnel's supervisor, an executable that runs its arguments; without that file apps run bare
 * @param directory the app's files, where the command runs
 * @param shellCommand what a Procfile would say
 */
public record ProcessCommand(Path supervisor, Path directory, String shellCommand) {

    List<String> line() {
        List<String> app = List.of("sh", "-c", shellCommand);
        if (!Files.isExecutable(supervisor)) {
            return app;
        }
        return List.of(supervisor.toAbsolutePath().toString(), app.get(0), app.get(1), app.get(2));
    }

    /** The app's environment on top of the little every process needs; nothing of the sandbox's own leaks into it. */
    Map<String, String> environment(ContainerSpec spec) {
        Map<String, String> environment = new HashMap<>();
        environment.put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        environment.put("LANG", "C.UTF-8");
        environment.put("HOME", "/tmp");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.putAll(spec.environment());
        return environment;
    }
}
