package culvert.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DatabaseUrlTest {

    @Test
    void the_form_that_platforms_hand_to_apps_is_read() throws URISyntaxException {
        DatabaseUrl url = DatabaseUrl.parse("postgres://me:p%40ss+word@db.example:6432/culvert?sslmode=require");

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6432/culvert?sslmode=require");
        assertThat(url.user()).isEqualTo("me");
        assertThat(url.password().reveal()).isEqualTo("p@ss+word");
        assertThat(url.hostAndPort()).isEqualTo("db.example:6432");
    }

    @Test
    void the_usual_port_may_be_left_out() throws URISyntaxException {
        assertThat(DatabaseUrl.parse("postgresql://me@db/culvert").jdbcUrl())
                .isEqualTo("jdbc:postgresql://db:5432/culvert");
    }

    @Test
    void printing_it_shows_no_password() throws URISyntaxException {
        assertThat(DatabaseUrl.parse("postgres://me:hunter2@db/culvert").toString())
                .doesNotContain("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "postgres://db/culvert", "postgres://me:x@db", "mysql://me:x@db/c", "postgres://me:x y@db/c"
            })
    void anything_else_is_refused(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text)).isInstanceOf(URISyntaxException.class);
    }
}
