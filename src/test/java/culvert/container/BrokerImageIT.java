package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** The broker's image, made from the broker that this build has packaged. */
class BrokerImageIT {

    private static GenericContainer<?> broker;

    @BeforeAll
    static void build_and_start() {
        Engine.prepare();
        Path packaged = Path.of("target/quarkus-app");
        assertThat(packaged).as("the packaged broker (mvn package makes it)").isDirectory();
        Engine.run(List.of(Engine.CONTAINER_FOLDER.resolve("broker/build").toString(), packaged.toString()));
        broker = new GenericContainer<>(DockerImageName.parse("culvert/broker"))
                .withImagePullPolicy(name -> false)
                .withEnv("CULVERT_SCALINGO_PASSWORD", "a-password-of-a-test")
                .withEnv("CULVERT_SCALINGO_SSO_SALT", "a-salt-of-a-test")
                .withExposedPorts(8080)
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(Duration.ofMinutes(1)));
        broker.start();
    }

    @AfterAll
    static void stop() {
        broker.stop();
    }

    @Test
    void it_becomes_healthy_and_serves_with_a_database_of_its_own() throws Exception {
        assertThat(broker.execInContainer("healthy").getExitCode()).isZero();
        assertThat(broker.getLogs()).contains("Listening on");
    }

    @Test
    void it_does_not_run_as_root() throws Exception {
        String status = inContainer("cat /proc/$(cat /proc/1/task/1/children | cut -d' ' -f1)/status");

        assertThat(status).contains("Name:\tjava").doesNotContainPattern("Uid:\\s+0");
    }

    @Test
    void it_starts_from_the_cache_that_was_trained_for_it() throws Exception {
        assertThat(inContainer("grep -c app.aot /proc/$(cat /proc/1/task/1/children | cut -d' ' -f1)/maps"))
                .isNotEqualTo("0");
        assertThat(broker.getLogs()).doesNotContain("[aot");
    }

    @Test
    void a_broker_that_is_not_ready_is_not_healthy() throws Exception {
        assertThat(broker.execInContainer("sh", "-c", "PORT=1 healthy").getExitCode())
                .isNotZero();
    }

    private static String inContainer(String command) throws Exception {
        return broker.execInContainer("sh", "-c", command).getStdout().strip();
    }
}
