package culvert.sandbox.setup;

import culvert.sandbox.containers.ContainerRuntime;
import culvert.sandbox.containers.DockerCommand;
import culvert.sandbox.containers.DockerContainers;
import culvert.sandbox.containers.IsolatedProcesses;
import culvert.sandbox.containers.PlainProcesses;
import culvert.sandbox.containers.ProcessCommand;
import culvert.sandbox.containers.ProcessNetwork;
import culvert.sandbox.containers.StartedProcesses;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;

/** Chooses how apps run on this machine, and says why. */
final class RuntimeChoice {

    private static final DockerCommand DOCKER = new DockerCommand(System.getenv());

    private RuntimeChoice() {}

    static ContainerRuntime make(SandboxSettings settings) {
        Optional<String> noDocker = whyNoDocker(settings);
        if (noDocker.isEmpty()) {
            return new DockerContainers(
                    DOCKER, settings.image().orElseThrow(), settings.network(), settings.command(), instance(settings));
        }
        ProcessCommand command = new ProcessCommand(
                settings.supervisor(),
                settings.appDirectory(),
                settings.command().orElse("./serve"));
        StartedProcesses started = new StartedProcesses(settings.dataDir().resolve("processes"));
        if (isRoot()) {
            return new IsolatedProcesses(
                    command,
                    started,
                    new ProcessNetwork(settings.processNetwork(), "cv" + instance(settings)),
                    noDocker.get() + " Each container is a process of this machine in a network of its own.");
        }
        return new PlainProcesses(
                command,
                started,
                noDocker.get() + " And only root may give a process a network of its own, so these are plain processes:"
                        + " the app runs, but no tunnel can come up.");
    }

    private static Optional<String> whyNoDocker(SandboxSettings settings) {
        if (settings.runtime() == SandboxSettings.Runner.PROCESS) {
            return Optional.of("CULVERT_SANDBOX_RUNTIME asks for processes.");
        }
        if (settings.image().isEmpty()) {
            return Optional.of("This sandbox was started without an image for containers (CULVERT_SANDBOX_IMAGE).");
        }
        if (settings.runtime() == SandboxSettings.Runner.DOCKER || engineAnswers()) {
            return Optional.empty();
        }
        return Optional.of("No Docker engine answers.");
    }

    private static boolean engineAnswers() {
        try {
            return DOCKER.engineAnswers();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isRoot() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }

    /** The same for every start with the same data, different from that of other data. */
    private static String instance(SandboxSettings settings) {
        UUID ofPath = UUID.nameUUIDFromBytes(settings.dataDir().toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(ofPath.getMostSignificantBits()).substring(0, 8);
    }
}
