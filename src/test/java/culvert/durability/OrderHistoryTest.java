package culvert.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class OrderHistoryTest {

    private final OrderHistory history = new OrderHistory();

    OrderHistoryTest() {
        history.asked("1");
        history.acknowledged("1", "vpn-a");
        history.asked("2");
    }

    @Test
    void acknowledged_orders_must_and_others_may_be_there() {
        assertThat(judge(found("1", "vpn-a"))).isEmpty();
        assertThat(judge(found("1", "vpn-a"), found("2", "vpn-b"))).isEmpty();
    }

    @Test
    void a_lost_order_is_found() {
        assertThat(judge(found("2", "vpn-b"))).containsExactly("order 1 was acknowledged and is lost");
    }

    @Test
    void an_order_that_is_there_twice_is_found() {
        assertThat(judge(found("1", "vpn-a"), found("1", "vpn-b"))).contains("order 1 is there twice");
    }

    @Test
    void a_repetition_that_was_answered_differently_is_found() {
        history.acknowledged("1", "vpn-b");

        assertThat(judge(found("1", "vpn-a"))).containsExactly("order 1 was answered with another id than it has");
    }

    @Test
    void half_an_order_and_a_strange_one_are_found() {
        assertThat(judge(found("1", "vpn-a"), new OrderHistory.Found("2", "vpn-b", ""), found("3", "vpn-c")))
                .containsExactly("order 2 is half made", "order 3 was made by nobody");
    }

    private List<String> judge(OrderHistory.Found... found) {
        return history.anomalies(history.answers(), List.of(found));
    }

    private static OrderHistory.Found found(String key, String id) {
        return new OrderHistory.Found(key, id, "app-" + key);
    }
}
