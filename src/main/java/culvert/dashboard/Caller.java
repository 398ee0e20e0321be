package culvert.dashboard;

import culvert.sso.SessionCookie;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import org.jspecify.annotations.Nullable;

/** What a request to a dashboard says about who sends it and from where. */
public record Caller(
        @PathParam("id") String id,
        @CookieParam(SessionCookie.NAME) @Nullable String session,
        @HeaderParam("Sec-Fetch-Site") @Nullable String fetchSite) {}
