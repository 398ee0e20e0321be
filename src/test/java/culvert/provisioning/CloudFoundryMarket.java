package culvert.provisioning;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import culvert.testsupport.PlatformsStub;
import culvert.testsupport.Visitor;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;

/** Cloud Foundry. */
final class CloudFoundryMarket extends OsbMarket {

    CloudFoundryMarket(Transcript transcript) {
        super(transcript);
    }

    @Override
    String context() {
        return "{\"platform\": \"cloudfoundry\", \"space_guid\": \"s\"}";
    }

    @Override
    String app(String key) {
        return "\"bind_resource\": {\"app_guid\": \"app-%s\"}".formatted(key);
    }

    /** The foundation has signed the person on already, and asks nothing. */
    @Override
    HttpResponse<String> signOn(Visitor visitor, String dashboard) {
        URI toIssuer = location(visitor.open(dashboard));
        URI back = location(visitor.open(toIssuer.toString()));
        URI signedOn = location(visitor.open(here(back)));
        return visitor.open(here(signedOn));
    }

    @Override
    public List<LoggedRequest> heard(PlatformsStub platform, String key) {
        return platform.receivedBelow("/v3/apps/app-" + key);
    }

    // The broker under test does not listen at its public address.
    private static String here(URI address) {
        return address.getPath() + "?" + address.getRawQuery();
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }
}
