package culvert.provisioning;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import culvert.testsupport.PlatformsStub;
import culvert.testsupport.Visitor;
import java.net.http.HttpResponse;
import java.util.List;

/** A marketplace of Kubernetes. */
final class KubernetesMarket extends OsbMarket {

    KubernetesMarket(Transcript transcript) {
        super(transcript);
    }

    @Override
    String context() {
        return "{\"platform\": \"kubernetes\", \"namespace\": \"team-1\"}";
    }

    @Override
    String app(String key) {
        return "\"parameters\": {\"deployment\": \"app-%s\"}".formatted(key);
    }

    @Override
    HttpResponse<String> signOn(Visitor visitor, String dashboard) {
        String door = visitor.open(dashboard).body();
        return visitor.post("/sso/osb", Visitor.hiddenFields(door));
    }

    @Override
    public List<LoggedRequest> heard(PlatformsStub platform, String key) {
        return platform.receivedBelow("/(api|apis/apps)/v1/namespaces/team-1/[a-z]+/app-" + key);
    }
}
