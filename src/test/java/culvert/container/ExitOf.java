package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.WaitContainerResultCallback;
import java.util.concurrent.TimeUnit;
import org.testcontainers.containers.wait.strategy.AbstractWaitStrategy;

/** Waits for a container that is to end by itself, with this exit status. */
final class ExitOf extends AbstractWaitStrategy {

    private final int status;

    ExitOf(int status) {
        this.status = status;
    }

    @Override
    protected void waitUntilReady() {
        assertThat(Lab.docker()
                        .waitContainerCmd(waitStrategyTarget.getContainerId())
                        .exec(new WaitContainerResultCallback())
                        .awaitStatusCode(20, TimeUnit.SECONDS))
                .isEqualTo(status);
    }
}
