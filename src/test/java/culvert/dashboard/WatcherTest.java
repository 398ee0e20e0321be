package culvert.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.resources.ResourceEvent;
import culvert.resources.ResourceId;
import culvert.tunnels.TunnelsChanged;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class WatcherTest {

    private static final ResourceId RESOURCE = new ResourceId("vpn-1");
    private static final ResourceId OTHER = new ResourceId("vpn-2");

    private final Watchers watchers = new Watchers();
    private final Watcher watcher = watchers.come(RESOURCE);

    @Test
    void at_first_and_while_something_is_about_to_change_every_tick_is_due() {
        assertThat(dueOfSeven()).containsExactly(0, 1, 2, 3, 4, 5, 6);

        watcher.saw(true);
        assertThat(dueOfSeven()).containsExactly(0, 1, 2, 3, 4, 5, 6);
    }

    @Test
    void when_nothing_moves_every_third_is() {
        watcher.saw(false);

        assertThat(dueOfSeven()).containsExactly(0, 3, 6);
    }

    @Test
    void what_happens_to_the_tunnels_or_the_resource_makes_the_next_tick_due_until_it_was_looked_at() {
        watcher.saw(false);

        watchers.follow(new TunnelsChanged(Set.of(OTHER, RESOURCE)));
        assertThat(watcher.isDue(1)).isTrue();
        watcher.looks();
        assertThat(watcher.isDue(2)).isFalse();

        watchers.follow(new ResourceEvent.WasSuspended(RESOURCE));
        assertThat(watcher.isDue(1)).isTrue();
    }

    @Test
    void what_happens_to_others_or_after_leaving_stirs_nobody() {
        watcher.saw(false);

        watchers.follow(new TunnelsChanged(Set.of(OTHER)));
        watchers.leave(watcher);
        watchers.follow(new TunnelsChanged(Set.of(RESOURCE)));

        assertThat(watcher.isDue(1)).isFalse();
    }

    private long[] dueOfSeven() {
        return LongStream.range(0, 7).filter(watcher::isDue).toArray();
    }
}
