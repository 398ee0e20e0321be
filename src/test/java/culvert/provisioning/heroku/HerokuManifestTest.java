package culvert.provisioning.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

final class HerokuManifestTest {

    @Test
    void the_prefix_is_what_all_names_have_in_common_in_whole_words() {
        assertThat(HerokuManifest.prefix(Set.of("SCALINGO_VPNC_CONF", "SCALINGO_VPNC_REPORT_URL")))
                .isEqualTo("SCALINGO_VPNC");
        assertThat(HerokuManifest.prefix(Set.of("SCALINGO_VPNC_CONF", "SCALINGO_VPNX")))
                .isEqualTo("SCALINGO");
        assertThat(HerokuManifest.prefix(Set.of("SCALINGO_VPNC_CONF"))).isEqualTo("SCALINGO_VPNC");
    }
}
