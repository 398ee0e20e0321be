package culvert.sso;

import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cookie {@code heroku-nav-data} of Heroku's first protocol: it gives back what came with the sign-on, unchanged, for
 * the whole site. It opens nothing and is not read here.
 */
@ApplicationScoped
class NavData {

    // Base64 of either alphabet, which needs no quotes in a cookie; whatever else comes is not given back.
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9+/=_-]{1,4000}");

    private final String attributes;

    NavData(Settings settings) {
        this.attributes = "; Path=/; HttpOnly; SameSite=Lax" + (settings.isHttps() ? "; Secure" : "");
    }

    /** The same answer, with the cookie where the legacy token was the proof. */
    Response echo(SignOnFields fields, Response entered) {
        Optional<String> data = fields.single("nav-data")
                .filter(text -> HerokuProof.isLegacy(fields))
                .filter(text -> FORM.matcher(text).matches());
        // By hand: the framework's own cookies put a value with '=' into quotes, which readers take for part of it.
        return data.map(text -> Response.fromResponse(entered)
                        .header(HttpHeaders.SET_COOKIE, "heroku-nav-data=" + text + attributes)
                        .build())
                .orElse(entered);
    }
}
