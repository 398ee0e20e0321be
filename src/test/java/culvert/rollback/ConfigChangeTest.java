package culvert.rollback;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import culvert.vpnc.Directive;
import culvert.vpnc.Reading;
import culvert.vpnc.VpncConfig;
import culvert.vpnc.VpncReader;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConfigChangeTest {

    private static final String BASE = """
            IPSec gateway gw.example.com
            IPSec ID staff
            IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
            Xauth username ada
            Xauth password s3cond-Passw0rd
            """;

    @Test
    void a_changed_secret_is_visible_as_changed_and_hidden_as_text() {
        var changes = ConfigChange.between(read(BASE), read(BASE.replace("s3cond-Passw0rd", "th1rd-Passw0rd")));

        assertThat(changes)
                .containsExactly(
                        new ConfigChange(Directive.XAUTH_PASSWORD, Optional.of("********"), Optional.of("********")));
    }

    @Test
    void what_is_added_was_not_set_before() {
        assertThat(ConfigChange.between(read(BASE), read(BASE + "IKE DH Group dh14\n")))
                .containsExactly(new ConfigChange(Directive.IKE_DH_GROUP, Optional.empty(), Optional.of("dh14")));
    }

    @Test
    void the_same_config_has_no_difference() {
        assertThat(ConfigChange.between(read(BASE), read("# a comment\n" + BASE)))
                .isEmpty();
    }

    private static VpncConfig read(String text) {
        return ((Reading.Accepted) VpncReader.read(text.getBytes(UTF_8))).config();
    }
}
