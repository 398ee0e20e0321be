package culvert.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsReaderTest {

    @Test
    void two_credentials_are_enough_to_start() {
        Settings settings = read(Map.of());

        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.database()).isEmpty();
        assertThat(settings.dataDir()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.signOnWindow()).isEqualTo(new SignOnWindow(Duration.ofMinutes(5), Duration.ofMinutes(1)));
        assertThat(settings.confMax()).isEqualTo(8192);
        assertThat(settings.bodyMax()).isEqualTo(1024 * 1024);
        assertThat(settings.isHttps()).isFalse();
        assertThat(settings.scalingo()).hasValueSatisfying(scalingo -> {
            assertThat(scalingo.credentials().username()).isEqualTo("scalingo-vpn-ipsec");
            assertThat(scalingo.credentials().match("scalingo-vpn-ipsec", "pw")).isTrue();
        });
    }

    @Test
    void the_sample_credentials_of_the_manifest_open_nothing() {
        assertThatThrownBy(() -> SettingsReader.read(name -> Optional.empty()))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("No marketplace protocol is on")
                .hasMessageContaining("CULVERT_SCALINGO_PASSWORD");
    }

    @Test
    void half_of_the_credentials_is_a_mistake() {
        assertThatThrownBy(() -> SettingsReader.read(environment(Map.of("CULVERT_SCALINGO_PASSWORD", "pw"))::get))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageContaining("CULVERT_SCALINGO_SSO_SALT is not set");
    }

    @Test
    void a_database_of_ones_own_requires_a_keyset() {
        assertThatThrownBy(() -> read(Map.of("DATABASE_URL", "postgres://u:p@db/culvert")))
                .hasMessageContaining("CULVERT_KEYSET is required with DATABASE_URL");
    }

    @ParameterizedTest
    @CsvSource({
        "PORT, eighty, must be a whole number",
        "PORT, 70000, must lie between 1 and 65535",
        "CULVERT_CONF_MAX, 12, must lie between 256 and 131052",
        "CULVERT_SSO_WINDOW, -1, must lie between",
        "CULVERT_PUBLIC_URL, ftp://x.example, must be a web address",
        "CULVERT_PUBLIC_URL, 'http://a b', is no web address",
        "CULVERT_SCALINGO_API_URL, nonsense, must be a web address",
        "DATABASE_URL, mysql://u:p@h/d, must look like postgres://",
        "CULVERT_MANIFEST, /does/not/exist.json, cannot be read",
    })
    void each_mistake_is_one_sentence_that_names_the_setting(String name, String value, String sentence) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOfSatisfying(
                        SettingsRefused.class,
                        refused -> assertThat(refused.mistakes())
                                .anySatisfy(mistake -> assertThat(mistake)
                                        .contains(name)
                                        .contains(sentence)
                                        .endsWith(".")));
    }

    @Test
    void all_mistakes_are_found_at_once() {
        assertThatThrownBy(() -> read(Map.of("PORT", "x", "CULVERT_CONF_MAX", "y", "CULVERT_SSO_WINDOW", "z")))
                .isInstanceOfSatisfying(
                        SettingsRefused.class,
                        refused -> assertThat(refused.mistakes()).hasSize(3));
    }

    @Test
    void no_mistake_repeats_a_secret() {
        assertThatThrownBy(() -> read(Map.of("DATABASE_URL", "postgres://user:hunter2@:/")))
                .isInstanceOf(SettingsRefused.class)
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void an_empty_value_counts_as_not_set() {
        assertThat(read(Map.of("PORT", " ")).port()).isEqualTo(8080);
    }

    @Test
    void a_slash_at_the_end_of_an_address_is_dropped() {
        assertThat(read(Map.of("CULVERT_PUBLIC_URL", "https://vpn.example/")).publicUrl())
                .isEqualTo(URI.create("https://vpn.example"));
    }

    @Test
    void the_largest_config_fits_into_the_usual_body() {
        assertThat(read(Map.of("CULVERT_CONF_MAX", "131052")).bodyMax()).isEqualTo(1024 * 1024);
    }

    private static Settings read(Map<String, String> changes) {
        Map<String, String> all =
                new HashMap<>(Map.of("CULVERT_SCALINGO_PASSWORD", "pw", "CULVERT_SCALINGO_SSO_SALT", "salt"));
        all.putAll(changes);
        return SettingsReader.read(environment(all)::get);
    }

    private record Environment(Map<String, String> values) {
        Optional<String> get(String name) {
            return Optional.ofNullable(values.get(name));
        }
    }

    private static Environment environment(Map<String, String> values) {
        return new Environment(values);
    }
}
