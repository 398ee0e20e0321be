package culvert.sso;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.settings.SignOnWindow;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignOnLinkTest {

    private static final SignOnWindow WINDOW = new SignOnWindow(Duration.ofSeconds(300), Duration.ofSeconds(60));
    private static final List<String> TOKEN = List.of("a325ceac75585f4d7fdf82e07d73b08c290b9e32");

    @ParameterizedTest
    @CsvSource({
        "1700000000, true",
        "1700000300, true",
        "1700000301, false",
        "1700100000, false",
        "1699999940, true",
        "1699999939, false",
        "1600000000, false"
    })
    void it_is_good_from_60_seconds_before_its_time_until_300_seconds_after(long now, boolean good) {
        assertThat(link("1700000000").isWithin(WINDOW, Instant.ofEpochSecond(now)))
                .isEqualTo(good);
    }

    @Test
    void parts_of_a_second_are_not_held_against_it() {
        assertThat(link("1700000000").isWithin(WINDOW, Instant.ofEpochSecond(1_700_000_300L, 999_999_999)))
                .isTrue();
    }

    @Test
    void unknown_parameters_are_ignored() {
        assertThat(from(Map.of(
                        "id", List.of("vpn-7f3c2a90"),
                        "timestamp", List.of("1700000000"),
                        "token", TOKEN,
                        "email", List.of("owner@example.com", "other@example.com"))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1700000000",
                "+1700000000",
                "1700000000.0",
                " 1700000000",
                "0x65",
                "99999999999999999999",
                "١٧٠٠"
            })
    void a_time_that_is_no_plain_number_makes_no_link(String timestamp) {
        assertThat(from(Map.of("id", List.of("vpn-7f3c2a90"), "timestamp", List.of(timestamp), "token", TOKEN)))
                .isEmpty();
    }

    @Test
    void a_missing_or_repeated_parameter_makes_no_link() {
        var complete = Map.of("id", List.of("vpn-7f3c2a90"), "timestamp", List.of("1700000000"), "token", TOKEN);
        for (String name : complete.keySet()) {
            var missing = new HashMap<>(complete);
            missing.remove(name);
            var repeated = new HashMap<>(complete);
            repeated.put(
                    name,
                    List.of(complete.get(name).getFirst(), complete.get(name).getFirst()));

            assertThat(from(missing)).isEmpty();
            assertThat(from(repeated)).isEmpty();
        }
    }

    @Test
    void its_token_does_not_stand_in_its_text() {
        assertThat(link("1700000000").toString()).doesNotContain(TOKEN.getFirst());
    }

    private static Optional<SignOnProof> from(Map<String, List<String>> parameters) {
        return SignOnLink.from(new SignOnFields(parameters));
    }

    private static SignOnProof link(String timestamp) {
        return from(Map.of("id", List.of("vpn-7f3c2a90"), "timestamp", List.of(timestamp), "token", TOKEN))
                .orElseThrow();
    }
}
