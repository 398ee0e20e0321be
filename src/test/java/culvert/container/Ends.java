package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.command.WaitContainerResultCallback;
import java.time.Duration;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;

/** The platform ends the container: the app hears it first, then the gateway is told good-bye. */
interface Ends {

    @LabTest
    default void term_reaches_the_app_whose_exit_status_counts_and_the_tunnel_is_closed_politely() {
        try (Lab lab = new Lab()) {
            GenericContainer<?> app = lab.start(lab.app(Lab.conf())
                    .withCommand("sh", "-c", "trap 'echo app ends; exit 42' TERM; while :; do sleep 0.1; done")
                    .withExposedPorts()
                    .waitingFor(Wait.forLogMessage(".*established.*", 1)));

            Lab.docker()
                    .killContainerCmd(app.getContainerId())
                    .withSignal("TERM")
                    .exec();
            int status = Lab.docker()
                    .waitContainerCmd(app.getContainerId())
                    .exec(new WaitContainerResultCallback())
                    .awaitStatusCode();

            assertThat(status).isEqualTo(42);
            assertThat(app.getLogs()).endsWith("app ends\n");
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() -> assertThat(lab.gateway().getLogs()).contains("deleting IKE_SA cisco[1]"));
        }
    }
}
