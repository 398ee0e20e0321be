package culvert.vpnc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Findings go to pages and programs: wherever a person put a secret, they do not show it. */
class SecretsHiddenTest {

    private static final String SECRET = "Hunter2secret";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IPSec secret SECRET",
                "IPSec secret SECRET\u001B",
                "IPSec secret SECRET\u0000more",
                "IPSec secret SECRET\rScript /x",
                "IPSec secret \"SECRET",
                "IPSec secret “SECRET”",
                "IPSec secret SECRET\u00A0",
                "IPSec secret = SECRET",
                "IPSec obfuscated secret SECRET",
                "Xauth password: SECRET",
                "Xauth password=SECRET",
                "Xauth password\u00A0SECRET",
                " Xauth password SECRET",
                "Xauth  password SECRET",
                "\uFEFFXauth password SECRET",
                "X\u0430uth password SECRET",
                "Xauth pasword SECRET",
                "Xauth_password SECRET",
                "IPSec secert SECRET\u0007",
                "IPSec PSK SECRET",
                "password=SECRET",
                "UserPassword=SECRET",
                "enc_GroupPwd=SECRET",
                "PresharedKey = SECRET",
                "# old: IPSec secret SECRET\u0007",
                "# key: SECRET secret\u0007",
                "SECRET",
                "SECRET\u0007",
                "my SECRET",
                "IPSec gateway https://alice:SECRET@vpn.example.com/",
                "IPSec gateway https://alice:p@SECRET@vpn.example.com/",
            })
    void no_finding_shows_it(String line) {
        String text = "IPSec ID team\nXauth username alice\n" + line.replace("SECRET", SECRET) + "\n";

        assertThat(VpncReader.read(text.getBytes(UTF_8)).findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.toString()).doesNotContain("unter2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 60, 170, 180, 190, 380})
    void no_finding_shows_what_the_cut_leaves_of_it(int length) {
        String text = "Xauth password " + "p".repeat(length) + SECRET + " " + SECRET + "\n";

        assertThat(VpncReader.read(text.getBytes(UTF_8)).findings())
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.toString()).doesNotContain("unter2"));
    }
}
