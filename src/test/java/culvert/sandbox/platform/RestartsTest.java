package culvert.sandbox.platform;

import static culvert.sandbox.platform.PlatformFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import culvert.sandbox.platform.Operation.Status;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartsTest {

    @TempDir
    Path directory;

    private PlatformFixture platform;

    @BeforeEach
    void set_up() {
        platform = new PlatformFixture(directory.resolve("state.json"));
    }

    @Test
    void an_operation_goes_from_pending_to_done() {
        Operation asked = platform.restarts.ask(platform.app());
        assertThat(asked.status()).isEqualTo(Status.PENDING);
        platform.duringRestart = () -> assertThat(
                        platform.restarts.find(platform.app(), asked.id()).status())
                .isEqualTo(Status.RUNNING);

        platform.runRestarts();

        Operation done = platform.restarts.find(platform.app(), asked.id());
        assertThat(done.status()).isEqualTo(Status.DONE);
        assertThat(done.finishedAt()).isEqualTo(PlatformFixture.CLOCK.instant());
        assertThat(platform.duringRestart).isNull();
    }

    @Test
    void an_app_that_does_not_come_up_is_an_operation_with_an_error() {
        platform.bootFailure = "web-1 ended";
        Operation asked = platform.restarts.ask(platform.app());
        platform.runRestarts();
        Operation failed = platform.restarts.find(platform.app(), asked.id());
        assertThat(failed.status()).isEqualTo(Status.ERROR);
        assertThat(failed.error()).isEqualTo("web-1 ended");
        assertThat(platform.restarts.isRestarting(platform.app())).isFalse();
    }

    @Test
    void a_restart_that_breaks_off_is_an_operation_with_an_error_and_the_next_one_runs() {
        Operation asked = platform.restarts.ask(platform.app());
        platform.duringRestart = () -> {
            platform.restarts.want(platform.app());
            throw new IllegalStateException("no shell");
        };

        platform.runRestarts();

        Operation failed = platform.restarts.find(platform.app(), asked.id());
        assertThat(failed.status()).isEqualTo(Status.ERROR);
        assertThat(failed.error()).isEqualTo("the restart broke off: no shell");
        assertThat(platform.restarted).hasSize(2);
        assertThat(platform.restarts.isRestarting(platform.app())).isFalse();
    }

    @Test
    void a_user_cannot_restart_an_app_that_is_restarting() {
        platform.restarts.ask(platform.app());
        assertRefused(
                () -> platform.restarts.ask(platform.app()),
                new Problem.Busy("my-app is restarting; no other operation is possible meanwhile"));
    }

    @Test
    void changes_during_a_restart_become_one_restart_after_it_with_the_latest_environment() {
        platform.restarts.ask(platform.app());
        platform.duringRestart = () -> {
            platform.variables.put(platform.app(), Map.of("A", "1"));
            Operation first = platform.restarts.want(platform.app());
            platform.variables.put(platform.app(), Map.of("A", "2"));
            assertThat(platform.restarts.want(platform.app())).isEqualTo(first);
        };

        platform.runRestarts();

        assertThat(platform.restarted).containsExactly("{}", "{A=2}");
        assertThat(platform.restarts.isRestarting(platform.app())).isFalse();
    }

    @Test
    void a_wish_before_the_restart_began_joins_it() {
        Operation asked = platform.restarts.ask(platform.app());
        assertThat(platform.restarts.want(platform.app())).isEqualTo(asked);
        platform.runRestarts();
        assertThat(platform.restarted).hasSize(1);
    }

    @Test
    void an_operation_belongs_to_its_app() {
        Operation asked = platform.restarts.ask(platform.app());
        App other = platform.apps.create("other-app");
        assertRefused(() -> platform.restarts.find(other, asked.id()), new Problem.NotFound("operation"));
    }
}
