package culvert.provisioning.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.settings.SettingsReader;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class HerokuManifestTest {

    @Test
    void the_prefix_is_the_first_word_of_all_names() {
        assertThat(HerokuManifest.prefix(Set.of("SCALINGO_VPNC_CONF", "SCALINGO_VPNC_REPORT_URL")))
                .hasValue("SCALINGO");
        assertThat(HerokuManifest.prefix(Set.of("SCALINGO_VPNC_CONF"))).hasValue("SCALINGO");
    }

    @Test
    void names_without_a_first_word_in_common_have_no_prefix() {
        assertThat(HerokuManifest.prefix(Set.of("SCALINGO_VPNC_CONF", "VPNC_REPORT_URL")))
                .isEmpty();
        assertThat(HerokuManifest.prefix(Set.of("SCALINGO_VPNC_CONF", "SCALINGOVPNC")))
                .isEmpty();
        assertThat(HerokuManifest.prefix(Set.of("CONF"))).isEmpty();
    }

    @Test
    void the_manifest_hides_its_secrets_from_logs() {
        var variables = Map.of("CULVERT_HEROKU_PASSWORD", "hunter2", "CULVERT_HEROKU_SSO_SALT", "seasalt");
        var manifest = new HerokuManifest(SettingsReader.read(name -> Optional.ofNullable(variables.get(name))));

        try (var answer = manifest.manifest()) {
            assertThat(answer.getEntity().toString())
                    .contains("SCALINGO_VPNC_CONF")
                    .doesNotContain("hunter2", "seasalt");
        }
    }
}
