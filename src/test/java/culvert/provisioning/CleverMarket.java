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

/** Clever Cloud, "Marketplace APIs". */
record CleverMarket(Instant now, Transcript transcript) implements Marketplace {

    private static final Secret SALT = Secret.of("a1b2c3d4e5f60718293a4b5c6d7e8f90");

    @Override
    public Response order(String key, String plan) {
        return platform().body("""
                        {"addon_id": "%1$s", "owner_id": "orga_1", "owner_name": "Acme", "user_id": "user_1", "plan": "%2$s",
                         "region": "EU", "callback_url": "https://platform.example/vendor/apps/%1$s", "options": {}}
                        """.formatted(key, plan)).post("/clever/resources");
    }

    @Override
    public Response changePlan(String key, String id, String plan) {
        return platform().body("{\"plan\": \"%s\"}".formatted(plan)).put("/clever/resources/" + id);
    }

    @Override
    public HttpResponse<String> signOn(Visitor visitor, String key, String id) {
        String timestamp = Long.toString(now.toEpochMilli());
        return visitor.post(
                "/sso/clever",
                Map.of(
                        "id",
                        id,
                        "timestamp",
                        timestamp,
                        "nav-data",
                        "",
                        "email",
                        "dev@example.com",
                        "user_id",
                        "user_1",
                        "signature",
                        SsoToken.signature(id, "user_1", "dev@example.com", "", SALT, timestamp)));
    }

    @Override
    public List<LoggedRequest> heard(PlatformsStub platform, String key) {
        return platform.received("/v2/vendor/apps/" + key);
    }

    @Override
    public Response deprovision(String key, String id) {
        return platform().delete("/clever/resources/" + id);
    }

    private RequestSpecification platform() {
        return Marketplace.as("scalingo-vpnc", "clever-password", transcript);
    }
}
