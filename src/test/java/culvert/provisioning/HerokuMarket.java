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
import java.util.stream.StreamSupport;

/** Heroku, version 3 of "Add-on Partner API". */
record HerokuMarket(Instant now) implements Marketplace {

    private static final Secret SALT = Secret.of("a1b2c3d4e5f60718293a4b5c6d7e8f90");

    @Override
    public Expected expected() {
        return new Expected(201, 201, 409, 200, 200, 200, 410);
    }

    @Override
    public Response order(String key, String plan) {
        return Marketplace.as("scalingo-vpn-ipsec", "heroku-password")
                .body("""
                        {"uuid": "%1$s", "name": "acme-vpn", "plan": "%2$s", "oauth_grant": {"code": "c", "type": "authorization_code"}}
                        """.formatted(key, plan))
                .post("/heroku/resources");
    }

    @Override
    public Response changePlan(String key, String id, String plan) {
        return Marketplace.as("scalingo-vpn-ipsec", "heroku-password")
                .body("{\"plan\": \"%s\"}".formatted(plan))
                .put("/heroku/resources/" + key);
    }

    @Override
    public HttpResponse<String> signOn(Visitor visitor, String key, String id) {
        String timestamp = Long.toString(now.getEpochSecond());
        String email = "dev@example.com";
        return visitor.post(
                "/sso/heroku",
                Map.of(
                        "resource_id", key,
                        "timestamp", timestamp,
                        "user_id", "u",
                        "email", email,
                        "user_scoped_resource_token", SsoToken.ofPerson(key, SALT, timestamp, "u", email)));
    }

    @Override
    public List<String> published(PlatformsStub platform, String key) {
        return platform.bodies("PATCH", "/addons/" + key + "/config").stream()
                .flatMap(body -> StreamSupport.stream(body.path("config").spliterator(), false))
                .filter(variable -> variable.path("name").asText().equals("SCALINGO_VPNC_CONF"))
                .map(variable -> variable.path("value").asText())
                .toList();
    }

    @Override
    public Response deprovision(String key, String id) {
        return Marketplace.as("scalingo-vpn-ipsec", "heroku-password").delete("/heroku/resources/" + key);
    }
}
