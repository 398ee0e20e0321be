package culvert.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SecretTest {

    @Test
    void it_cannot_print_itself() {
        assertThat("%s %s".formatted(Secret.of("hunter2"), new Object[] {Secret.of("hunter2")}[0]))
                .doesNotContain("hunter2");
    }

    @Test
    void it_matches_itself() {
        assertThat(Secret.of("hunter2").matches("hunter2")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h", "hunter", "hunter22", "Hunter2", " hunter2", "hunter2\0"})
    void it_matches_nothing_else(String candidate) {
        assertThat(Secret.of("hunter2").matches(candidate)).isFalse();
    }
}
