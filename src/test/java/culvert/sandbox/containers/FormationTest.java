package culvert.sandbox.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import culvert.sandbox.platform.App;
import culvert.sandbox.platform.AppRunner.BootFailed;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class FormationTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final App APP = new App("1", "my-app", NOW, List.of(), List.of());

    @Test
    void where_two_can_live_side_by_side_the_new_one_serves_before_the_old_one_ends() throws Exception {
        RecordingContainers runtime = new RecordingContainers(true);
        try (Formation formation = new Formation(runtime, CLOCK)) {
            formation.restart(APP);
            formation.restart(APP);
            assertThat(runtime.events).containsExactly("start web-1-1", "start web-1-2", "stop web-1-1");
            assertThat(formation.address(APP)).isPresent();
        }
        assertThat(runtime.events).endsWith("stop web-1-2", "close");
    }

    @Test
    void elsewhere_the_old_one_ends_before_the_new_one_starts() throws Exception {
        RecordingContainers runtime = new RecordingContainers(false);
        try (Formation formation = new Formation(runtime, CLOCK)) {
            formation.restart(APP);
            formation.restart(APP);
            assertThat(runtime.events).containsExactly("start web-1-1", "stop web-1-1", "start web-1-2");
            assertThat(formation.address(APP)).isPresent();
        }
    }

    @Test
    void the_end_waits_for_a_start_under_way_and_ends_that_too() throws Exception {
        RecordingContainers runtime = new RecordingContainers(true);
        CountDownLatch mayStart = new CountDownLatch(1);
        runtime.beforeStart = mayStart::await;
        Formation formation = new Formation(runtime, CLOCK);
        Thread restart = Thread.ofPlatform().start(() -> restart(formation));
        await().until(() -> runtime.events.contains("start web-1-1"));

        Thread end = Thread.ofPlatform().start(formation::close);
        await().until(() -> end.getState() == Thread.State.WAITING);
        assertThat(runtime.events).containsExactly("start web-1-1");
        mayStart.countDown();
        end.join();
        restart.join();

        assertThat(runtime.events).containsExactly("start web-1-1", "stop web-1-1", "close");
    }

    @Test
    void nothing_starts_after_the_end() {
        RecordingContainers runtime = new RecordingContainers(true);
        Formation formation = new Formation(runtime, CLOCK);
        formation.close();
        assertThatThrownBy(() -> formation.restart(APP))
                .isInstanceOf(BootFailed.class)
                .hasMessage("the sandbox is stopping");
        assertThat(runtime.events).containsExactly("close");
    }

    private static void restart(Formation formation) {
        try {
            formation.restart(APP);
        } catch (BootFailed endedMeanwhile) {
            // Whether it served before its end is not what is asked here.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
