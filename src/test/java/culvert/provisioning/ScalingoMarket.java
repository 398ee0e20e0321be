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

/** Scalingo, "Add-on provider API". */
record ScalingoMarket(Instant now, Transcript transcript) implements Marketplace {

    private static final Secret SALT = Secret.of("a1b2c3d4e5f60718293a4b5c6d7e8f90");

    @Override
    public Response order(String key, String plan) {
        return platform().body("""
                        {"uuid": "ad-%1$s", "app_id": "%1$s", "plan": "%2$s", "options": {}}
                        """.formatted(key, plan)).post("/scalingo/resources");
    }

    @Override
    public Response changePlan(String key, String id, String plan) {
        return platform().body("{\"plan\": \"%s\"}".formatted(plan)).put("/scalingo/resources/" + id);
    }

    @Override
    public HttpResponse<String> signOn(Visitor visitor, String key, String id) {
        String timestamp = Long.toString(now.getEpochSecond());
        return visitor.open(
                "/sso/scalingo?id=%s&timestamp=%s&token=%s".formatted(id, timestamp, SsoToken.of(id, SALT, timestamp)));
    }

    @Override
    public List<LoggedRequest> heard(PlatformsStub platform, String key) {
        return platform.received("/v1/provider/apps/" + key);
    }

    @Override
    public Response deprovision(String key, String id) {
        return platform().delete("/scalingo/resources/" + id);
    }

    private RequestSpecification platform() {
        return Marketplace.as("scalingo-vpn-ipsec", "test-password", transcript);
    }
}
