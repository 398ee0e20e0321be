package culvert.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.manifest.ManifestReader;
import culvert.resources.AppId;
import culvert.resources.PlatformName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When an app that was unbound is looked at again, by a clock that tests move. */
final class TakeBackTest {

    private static final AppId INSTANCE = new AppId("instance/1");
    private static final TakeBack.Task TASK = new TakeBack.Task(PlatformName.SCALINGO, INSTANCE);

    private final StandingClock clock = new StandingClock();
    private final AppsForTests apps = new AppsForTests();
    private final Failing platform = new Failing();
    private TakeBack takeBack = made();
    private Instant unbound = clock.instant();

    @BeforeEach
    void unbindAnApp() {
        takeBack = made();
        unbound = clock.instant();
        apps.bind("space", "app-1");
        apps.unbind("app-1", unbound);
    }

    @Test
    void the_job_is_named_so_that_the_name_tells_all() {
        assertThat(TakeBack.Task.named(TASK.name())).isEqualTo(TASK);
    }

    @Test
    void an_app_is_looked_at_at_once_and_again_when_no_earlier_call_can_take_effect() {
        assertThat(run()).isEqualTo(Optional.of(unbound.plusSeconds(60)));

        clock.advance(Duration.ofSeconds(60));
        assertThat(run()).isEmpty();

        assertThat(apps.takenBack()).containsExactly("app-1", "app-1");
    }

    @Test
    void an_app_that_is_gone_has_nothing_any_more() {
        clock.advance(Duration.ofMinutes(2));
        platform.failures.add(new PlatformFailure.AppNotFound());

        assertThat(run()).isEmpty();
        assertThat(apps.takenBack()).containsExactly("app-1");
    }

    @Test
    void waits_double_up_to_five_minutes_and_end_after_seven_days_with_nothing_left_to_do() {
        List<Long> waits = new ArrayList<>();
        Optional<Instant> next = Optional.of(unbound);
        while (next.isPresent()) {
            platform.failures.add(PlatformFailure.answered(500, null));
            clock.advance(Duration.between(clock.instant(), next.get()));
            next = run();
            next.ifPresent(
                    time -> waits.add(Duration.between(clock.instant(), time).toSeconds()));
        }

        assertThat(waits).startsWith(1L, 1L, 2L, 4L, 8L, 16L, 32L, 64L, 128L, 256L, 300L, 300L);
        assertThat(waits.subList(10, waits.size())).containsOnly(300L);
        assertThat(Duration.between(unbound, clock.instant())).isBetween(Duration.ofDays(7), Duration.ofDays(8));
    }

    @Test
    void the_platforms_wish_to_slow_down_is_obeyed() {
        platform.failures.add(new PlatformFailure.RateLimited(Duration.ofSeconds(40)));

        assertThat(run()).isEqualTo(Optional.of(unbound.plusSeconds(40)));
    }

    @Test
    void an_app_that_is_left_behind_while_the_job_runs_is_its_next_work() {
        Map<String, Instant> again = takeBack.run(TASK);
        apps.bind("space", "app-2");
        apps.unbind("app-2", clock.instant());

        assertThat(takeBack.next(TASK, again)).isEqualTo(Optional.of(clock.instant()));
    }

    private Optional<Instant> run() {
        return takeBack.next(TASK, takeBack.run(TASK));
    }

    @SuppressWarnings("NullAway") // nothing is asked for here, so that no queue is needed
    private TakeBack made() {
        try {
            var manifest = ManifestReader.read(Files.readString(Path.of("addon-manifest.json")));
            return new TakeBack(PlatformsForTests.with(platform), apps, manifest, null, clock);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Takes back what it is asked to, or fails as it was told. */
    private static final class Failing implements Platform {

        private final Deque<PlatformFailure> failures = new ArrayDeque<>();

        @Override
        public void takeBack(AppId instance, BoundApp app, Set<String> variables) {
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
        }

        @Override
        public Map<String, String> variables(AppId app) {
            return Map.of();
        }

        @Override
        public void publish(AppId app, Map<String, String> variables) {}

        @Override
        public boolean restartsOnPublish() {
            return true;
        }

        @Override
        public void restart(AppId app) {}
    }

    /** Goes only when it is told to. */
    private static final class StandingClock extends Clock {

        private Instant now = Instant.parse("2026-11-28T12:00:00Z");

        void advance(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("instants only");
        }
    }
}
