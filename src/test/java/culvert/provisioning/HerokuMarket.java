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

/** Heroku, version 3 of "Add-on Partner API". */
record HerokuMarket(Instant now, Transcript transcript) implements Marketplace {

    private static final Secret SALT = Secret.of("a1b2c3d4e5f60718293a4b5c6d7e8f90");

    @Override
    public Response order(String key, String plan) {
        return platform().body("""
                        {"uuid": "%1$s", "name": "acme-vpn", "plan": "%2$s", "region": "amazon-web-services::us-east-1",
                         "options": {}, "callback_url": "https://api.heroku.com/addons/%1$s", "log_input_url": null,
                         "log_drain_token": null,
                         "oauth_grant": {"code": "c", "expires_at": "2016-03-03T18:01:31-0800",
                                         "type": "authorization_code"}}
                        """.formatted(key, plan)).post("/heroku/resources");
    }

    @Override
    public Response changePlan(String key, String id, String plan) {
        return platform().body("{\"plan\": \"%s\"}".formatted(plan)).put("/heroku/resources/" + key);
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
    public List<LoggedRequest> heard(PlatformsStub platform, String key) {
        return platform.received("/addons/" + key + "/config");
    }

    @Override
    public Response deprovision(String key, String id) {
        return platform().delete("/heroku/resources/" + key);
    }

    private RequestSpecification platform() {
        return Marketplace.as("scalingo-vpn-ipsec", "heroku-password", transcript)
                .accept("application/vnd.heroku-addons+json; version=3");
    }
}
