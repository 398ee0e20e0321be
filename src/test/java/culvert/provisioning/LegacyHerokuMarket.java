package culvert.provisioning;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import culvert.security.Secret;
import culvert.sso.SsoToken;
import culvert.testsupport.PlatformsStub;
import culvert.testsupport.Visitor;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Heroku, the legacy form of "Add-on Partner API", which names both the order and the app. */
record LegacyHerokuMarket(Instant now, Transcript transcript) implements Marketplace {

    private static final Secret SALT = Secret.of("a1b2c3d4e5f60718293a4b5c6d7e8f90");

    @Override
    public Response order(String key, String plan) {
        return platform().body("""
                        {"uuid": "%1$s", "heroku_id": "app-%1$s", "plan": "%2$s", "region": "us", "options": {},
                         "logplex_token": null, "callback_url": "https://platform.example/vendor/apps/app-%1$s"}
                        """.formatted(key, plan)).post("/heroku/resources");
    }

    @Override
    public Response changePlan(String key, String id, String plan) {
        return platform().body("{\"plan\": \"%s\"}".formatted(plan)).put("/heroku/resources/" + id);
    }

    @Override
    public HttpResponse<String> signOn(Visitor visitor, String key, String id) {
        String timestamp = Long.toString(now.getEpochSecond());
        return visitor.post(
                "/sso/heroku",
                Map.of("id", id, "timestamp", timestamp, "token", SsoToken.of(id, SALT, timestamp), "nav-data", "x"));
    }

    @Override
    public List<LoggedRequest> heard(PlatformsStub platform, String key) {
        return platform.received("/vendor/apps/app-" + key);
    }

    @Override
    public Response deprovision(String key, String id) {
        return platform().delete("/heroku/resources/" + id);
    }

    private RequestSpecification platform() {
        return Marketplace.as("scalingo-vpn-ipsec", "heroku-password", transcript);
    }
}
