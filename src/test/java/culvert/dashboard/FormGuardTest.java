package culvert.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.resources.ResourceId;
import culvert.security.Secret;
import culvert.sso.DashboardSession;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormGuardTest {

    private static final DashboardSession SESSION = new DashboardSession(new ResourceId("vpn-a"), Secret.of("right"));

    @ParameterizedTest
    @CsvSource({
        "right, same-origin, GENUINE",
        "right, none,        GENUINE",
        "right, ,            GENUINE",
        "right, cross-site,  FORGED",
        "right, same-site,   FORGED",
        "right, anything,    FORGED",
        "wrong, same-origin, OUTDATED",
        "wrong, none,        FORGED",
        "wrong, ,            FORGED",
        "wrong, cross-site,  FORGED",
        "'',    same-origin, OUTDATED",
        "'',    ,            FORGED"
    })
    void a_post_counts_only_from_our_own_pages(String formToken, @Nullable String fetchSite, FormGuard verdict) {
        assertThat(FormGuard.judge(SESSION, formToken, fetchSite)).isEqualTo(verdict);
    }
}
