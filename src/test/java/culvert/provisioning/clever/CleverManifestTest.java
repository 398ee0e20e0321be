package culvert.provisioning.clever;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.settings.SettingsReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CleverManifestTest {

    @Test
    void an_id_that_does_not_allow_the_variables_is_refused_with_one_that_does() {
        var variables = Map.of("CULVERT_CLEVER_PASSWORD", "pw", "CULVERT_CLEVER_SSO_SALT", "salt");
        var manifest = new CleverManifest(SettingsReader.read(name -> Optional.ofNullable(variables.get(name))));

        try (var answer = manifest.manifest()) {
            assertThat(answer.getStatus()).isEqualTo(409);
            assertThat(answer.getEntity().toString())
                    .contains("SCALINGO_VPNC_CONF", "'scalingo-vpn-ipsec'", "SCALINGO_VPN_IPSEC_", "scalingo-vpnc");
        }
    }
}
