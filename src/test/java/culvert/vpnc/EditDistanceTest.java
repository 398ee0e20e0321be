package culvert.vpnc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({
        "domain, domain, 0",
        "'', abc, 3",
        "abc, '', 3",
        "dmain, domain, 1",
        "dommain, domain, 1",
        "dqmain, domain, 1",
        "odmain, domain, 1",
        "domani, domain, 1",
        "dmoain, domain, 1",
        "niamod, domain, 5",
        "odmani, domain, 2",
        "abcd, dcba, 3",
        "ca, abc, 3",
    })
    void it_counts_what_has_to_be_done(String text, String word, int distance) {
        assertThat(EditDistance.between(text, word)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({
        "dh2, dh1, false",
        "cer, cert, true",
        "ce, cert, false",
        "scrip, script, true",
        "crip, script, false",
        "pidfil, pidfile, true",
        "pidfi, pidfile, false",
        "ipsec, ipsec id, false",
        "ipsecid, ipsec id, true",
        "ipsec d, ipsec id, true",
        "ipse d, ipsec id, true",
        "ips d, ipsec id, false",
        "xxipsec id, ipsec id, true",
        "xxxipsec id, ipsec id, false",
        "zqxwvk, script, false",
    })
    void a_longer_word_may_have_more_errors(String text, String word, boolean typo) {
        assertThat(EditDistance.isTypo(text, word)).isEqualTo(typo);
    }

    @Test
    void the_nearest_word_is_found_and_no_far_one() {
        assertThat(EditDistance.nearest("netscren", List.of("cisco", "netscreen", "fortigate")))
                .hasValue("netscreen");
        assertThat(EditDistance.nearest("forcenatt", List.of("natt", "force-natt", "forcenat")))
                .hasValue("force-natt");
        assertThat(EditDistance.nearest("forcenaty", List.of("force-natt", "forcenatt")))
                .hasValue("forcenatt");
        assertThat(EditDistance.nearest("juniper", List.of("cisco", "netscreen", "fortigate")))
                .isEmpty();
    }
}
