package culvert.sso;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.resources.ResourceId;
import culvert.settings.SettingsReader;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionCookieTest {

    @ParameterizedTest
    @CsvSource({"https://vpn.example.com, true", "http://localhost:8080, false"})
    void browsers_that_reach_us_by_https_send_it_by_nothing_else(String publicUrl, boolean secure) {
        Map<String, String> variables = Map.of(
                "CULVERT_PUBLIC_URL",
                publicUrl,
                "CULVERT_SCALINGO_PASSWORD",
                "pw",
                "CULVERT_SCALINGO_SSO_SALT",
                "salt");
        var cookie = new SessionCookie(SettingsReader.read(name -> Optional.ofNullable(variables.get(name))));

        assertThat(cookie.carrying("token", new ResourceId("vpn-a")).isSecure()).isEqualTo(secure);
    }
}
