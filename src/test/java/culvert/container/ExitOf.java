package culvert.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import org.testcontainers.containers.startupcheck.StartupCheckStrategy;

/** Takes a container for started once it has ended by itself, with this exit status. */
final class ExitOf extends StartupCheckStrategy {

    private final long status;

    ExitOf(long status) {
        this.status = status;
    }

    @Override
    public StartupStatus checkStartupState(DockerClient docker, String containerId) {
        ContainerState state = getCurrentState(docker, containerId);
        if (!"exited".equals(state.getStatus())) {
            return StartupStatus.NOT_YET_KNOWN;
        }
        return Long.valueOf(status).equals(state.getExitCodeLong()) ? StartupStatus.SUCCESSFUL : StartupStatus.FAILED;
    }
}
