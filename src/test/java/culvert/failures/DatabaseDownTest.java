package culvert.failures;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseDownTest {

    @ParameterizedTest
    @ValueSource(strings = {"Sorry, acquisition timeout!", "Acquisition timeout while waiting for new connection"})
    void a_pool_that_has_no_connection_in_time(String message) {
        assertThat(DatabaseDown.caused(new IllegalStateException(new SQLException(message))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"08006", "57P01", "57P03", "53300"})
    void a_server_that_goes_away_comes_or_is_full(String state) {
        assertThat(DatabaseDown.caused(new IllegalStateException(new SQLException("gone", state))))
                .isTrue();
    }

    @Test
    void a_failure_that_was_suppressed_by_another_one() {
        IllegalStateException failure = new IllegalStateException("rolled back");
        failure.addSuppressed(new IllegalStateException("commit", new SQLException("gone", "57P01")));

        assertThat(DatabaseDown.caused(failure)).isTrue();
    }

    @Test
    void a_mistake_of_ours_is_something_else() {
        assertThat(DatabaseDown.caused(new IllegalStateException(new SQLException("duplicate key", "23505"))))
                .isFalse();
    }
}
