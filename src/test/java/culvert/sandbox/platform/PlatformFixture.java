package culvert.sandbox.platform;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** The whole platform without processes: restarts happen when the test says so. */
final class PlatformFixture {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);

    final Apps apps;
    final RecordingProvider provider = new RecordingProvider();
    final Variables variables;
    final Restarts restarts;
    final Addons addons;

    /** Environments of the app at each restart. */
    final List<String> restarted = new ArrayList<>();

    final Deque<Runnable> waiting = new ArrayDeque<>();

    @Nullable
    Runnable duringRestart;

    @Nullable
    String bootFailure;

    PlatformFixture(Path state) {
        AtomicInteger numbers = new AtomicInteger();
        apps = Apps.open(state, () -> new UUID(numbers.incrementAndGet(), 0), CLOCK);
        variables = new Variables(apps);
        restarts = new Restarts(apps, this::restart, waiting::add, CLOCK);
        addons = new Addons(apps, variables, restarts, new AddonProviders(List.of(provider)), CLOCK);
    }

    App app() {
        return apps.find(Apps.FIRST_APP);
    }

    void runRestarts() {
        while (!waiting.isEmpty()) {
            waiting.remove().run();
        }
    }

    static AbstractThrowableAssert<?, ?> assertRefused(ThrowingCallable call, Problem problem) {
        return Assertions.assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> Assertions.assertThat(refused.problem()).isEqualTo(problem));
    }

    private void restart(App app) throws AppRunner.BootFailed {
        restarted.add(app.environment().toString());
        Runnable meanwhile = duringRestart;
        duringRestart = null;
        if (meanwhile != null) {
            meanwhile.run();
        }
        if (bootFailure != null) {
            throw new AppRunner.BootFailed(bootFailure);
        }
    }
}
