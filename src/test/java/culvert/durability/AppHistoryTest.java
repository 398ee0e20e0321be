package culvert.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class AppHistoryTest {

    private final AppHistory history = new AppHistory(List.of("one", "two"));

    @Test
    void versions_in_order_are_fine_and_so_is_a_skipped_one() {
        assertThat(history.anomalies(List.of(set("one"), set("two")))).isEmpty();
        assertThat(history.anomalies(List.of(set("two")))).isEmpty();
    }

    @Test
    void publishing_again_what_the_app_was_seen_without_is_fine() {
        assertThat(history.anomalies(List.of(set("two"), seen(""), set("two")))).isEmpty();
        assertThat(history.anomalies(List.of(set("two"), seen("one"), set("two"))))
                .isEmpty();
    }

    @Test
    void publishing_twice_without_a_look_is_found() {
        assertThat(history.anomalies(List.of(set("two"), set("two"))))
                .containsExactly("version 2 was published twice without a look in between");
        assertThat(history.anomalies(List.of(set("two"), seen("two"), set("two"))))
                .hasSize(1);
    }

    @Test
    void an_older_one_after_a_newer_one_is_found() {
        assertThat(history.anomalies(List.of(set("two"), set("one"), seen("one"), set("two"))))
                .contains("version 1 was published after version 2");
    }

    @Test
    void an_end_without_the_newest_is_found() {
        assertThat(history.anomalies(List.of(set("one"))))
                .containsExactly("the last version published is 1, the newest is 2");
        assertThat(history.anomalies(List.of())).hasSize(1);
    }

    @Test
    void a_text_that_nobody_saved_is_found() {
        assertThat(history.anomalies(List.of(set("half of tw"), set("two")))).hasSize(1);
    }

    private static AppEvent set(String text) {
        return new AppEvent.Set(text);
    }

    private static AppEvent seen(String text) {
        return new AppEvent.Seen(text);
    }
}
