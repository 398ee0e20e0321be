package culvert.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What counts as ending regularly, and what does not. */
final class RegularEndsTest {

    @Test
    void three_tunnels_that_held_equally_long_are_regular() {
        assertThat(isRegular(held(25, 25, 26))).isTrue();
        assertThat(isRegular(held(3600, 3500, 3605))).isTrue();
        assertThat(isRegular(held(25, 25))).isFalse();
        assertThat(isRegular(held(25, 25, 40))).isFalse();
    }

    @Test
    void the_more_there_are_the_more_unequal_they_may_be() {
        assertThat(isRegular(held(60, 69, 72))).isFalse();
        assertThat(isRegular(held(60, 69, 72, 66))).isTrue();
        assertThat(isRegular(held(60, 50, 72, 66))).isFalse();
        assertThat(isRegular(held(60, 50, 72, 66, 55))).isTrue();
        assertThat(isRegular(held(60, 40, 72, 66, 55))).isFalse();
    }

    @Test
    void ends_at_a_beat_are_regular_however_long_each_dial_took() {
        Story beat = Story.started().connects().after(Duration.ofSeconds(24));
        Story ownPace = Story.started().connects().after(Duration.ofSeconds(24));
        for (int dial : new int[] {9, 2, 7, 1}) {
            beat.loses("carries-nothing").after(Duration.ofSeconds(dial));
            beat.connects().after(Duration.ofSeconds(23 - dial));
            ownPace.loses("carries-nothing").fails("no-answer").after(Duration.ofSeconds(dial - 1));
            ownPace.connects().after(Duration.ofSeconds(23 - dial));
        }

        assertThat(isRegular(beat)).isTrue();
        assertThat(isRegular(ownPace)).isFalse();
    }

    @Test
    void one_dial_more_after_an_end_does_not_hide_the_regularity_and_a_tunnel_that_never_lasts_has_none() {
        assertThat(isRegular(held(25, 1, 25, 2, 25))).isTrue();
        assertThat(isRegular(held(25, 1, 25, 2, 1, 25))).isFalse();
        assertThat(isRegular(held(3, 3, 3, 3, 3))).isFalse();
    }

    @Test
    void what_is_killed_in_the_container_is_not_ended_by_the_gateway() {
        assertThat(isRegular(held(25, 25)
                        .after(Duration.ofSeconds(24))
                        .loses("killed")
                        .connects()))
                .isFalse();
    }

    @Test
    void tunnels_that_end_by_accident_look_regular_at_most_once_in_a_hundred_times() {
        RandomGenerator random = new SplittableRandom(20261128);
        int regular = 0;
        for (int story = 0; story < 2000; story++) {
            int[] lengths = random.doubles(5)
                    .mapToInt(share -> (int) Math.round(-600 * Math.log(1 - share)))
                    .toArray();
            regular += isRegular(held(lengths)) ? 1 : 0;
        }
        assertThat(regular).isLessThan(20);
    }

    private static Story held(int... seconds) {
        Story story = Story.started().connects();
        for (int each : seconds) {
            // Each step of a story takes a second of its own.
            story.after(Duration.ofSeconds(each - 1L))
                    .loses("closed-by-gateway")
                    .connects();
        }
        return story;
    }

    private static boolean isRegular(Story story) {
        return RegularEnds.are(Cut.among(story.container().signals()));
    }
}
