package culvert.provisioning;

import culvert.security.Secret;
import culvert.sso.SsoToken;
import culvert.testsupport.PlatformsStub;
import culvert.testsupport.Visitor;
import io.restassured.response.Response;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Heroku, the legacy form of "Add-on Partner API", which names both the order and the app. */
record LegacyHerokuMarket(Instant now) implements Marketplace {

    private static final Secret SALT = Secret.of("a1b2c3d4e5f60718293a4b5c6d7e8f90");

    @Override
    public Expected expected() {
        return new Expected(201, 201, 409, 200, 200, 200, 410);
    }

    @Override
    public Response order(String key, String plan) {
        return Marketplace.as("scalingo-vpn-ipsec", "heroku-password")
                .body("""
                        {"uuid": "%1$s", "heroku_id": "app-%1$s", "plan": "%2$s", "options": {},
                         "callback_url": "http://x/vendor/apps/app-%1$s"}
                        """.formatted(key, plan))
                .post("/heroku/resources");
    }

    @Override
    public Response changePlan(String key, String id, String plan) {
        return Marketplace.as("scalingo-vpn-ipsec", "heroku-password")
                .body("{\"plan\": \"%s\"}".formatted(plan))
                .put("/heroku/resources/" + id);
    }

    @Override
    public HttpResponse<String> signOn(Visitor visitor, String key, String id) {
        String timestamp = Long.toString(now.getEpochSecond());
        return visitor.post(
                "/sso/heroku",
                Map.of("id", id, "timestamp", timestamp, "token", SsoToken.of(id, SALT, timestamp), "nav-data", "x"));
    }

    @Override
    public List<String> published(PlatformsStub platform, String key) {
        return Marketplace.values(platform.bodies("PUT", "/vendor/apps/app-" + key));
    }

    @Override
    public Response deprovision(String key, String id) {
        return Marketplace.as("scalingo-vpn-ipsec", "heroku-password").delete("/heroku/resources/" + id);
    }
}
