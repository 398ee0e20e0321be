package culvert.sso;

import culvert.resources.ResourceId;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;

/** The cookie that carries a session: out of reach of scripts and other sites, sent to one resource's pages only. */
@ApplicationScoped
public class SessionCookie {

    public static final String NAME = "culvert-session";

    private final boolean secure;

    SessionCookie(Settings settings) {
        this.secure = settings.isHttps();
    }

    NewCookie carrying(String token, ResourceId resource) {
        return new NewCookie.Builder(NAME)
                .value(token)
                .path(DashboardAddress.of(resource))
                .maxAge((int) SessionTokens.LIFETIME.toSeconds())
                .httpOnly(true)
                .secure(secure)
                // Lax, not Strict: the link that brings a person back from the platform must still find the session.
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
