package culvert.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BasicCredentialsTest {

    private final BasicCredentials changing =
            new BasicCredentials("scalingo", Secret.of("new-Word"), Optional.of(Secret.of("old-Word")));

    @Test
    void while_a_password_is_changed_both_open() {
        assertThat(changing.match("scalingo", "new-Word")).isTrue();
        assertThat(changing.match("scalingo", "old-Word")).isTrue();
    }

    @Test
    void the_old_password_is_never_sent() {
        assertThat(changing.header()).isEqualTo(new BasicCredentials("scalingo", Secret.of("new-Word")).header());
    }

    @ParameterizedTest
    @CsvSource({
        "scalingo, new-Wor",
        "scalingo, ew-Word",
        "scalingo, new-Wordx",
        "scalingo, new-word",
        "scalingo, ''",
        "scalingo, old-wor",
        "scaling, new-Word",
        "scalingox, old-Word",
        "Scalingo, new-Word",
        "'', new-Word",
        "'', ''",
    })
    void parts_other_cases_and_nothing_open_nothing(String name, String password) {
        assertThat(changing.match(name, password)).isFalse();
    }

    @Test
    void without_a_change_under_way_there_is_one_password() {
        assertThat(new BasicCredentials("scalingo", Secret.of("new-Word")).match("scalingo", "old-Word"))
                .isFalse();
    }
}
