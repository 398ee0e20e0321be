package culvert.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.testsupport.PlatformsStub;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SettableClock;
import culvert.testsupport.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The same walk through every marketplace: order, again, conflict, plan, sign-on, publish, end, and again. All that is said
 * on the way stands in {@code src/test/resources/protocols/…/walk.json}, where it can be read beside the documentation.
 */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class MarketplaceWalkTest {

    private static final String CONF = """
            IPSec gateway gw.example.com
            IPSec ID group
            IPSec secret correct-horse-battery
            Xauth username dev
            Xauth password staple
            """;

    @ConfigProperty(name = "test.url")
    URI broker;

    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI platforms;

    @Inject
    SettableClock clock;

    enum Protocol {
        SCALINGO,
        HEROKU,
        HEROKU_LEGACY,
        CLEVER,
        CLOUDFOUNDRY,
        KUBERNETES
    }

    @ParameterizedTest
    @EnumSource
    void a_customer_goes_the_whole_way(Protocol protocol) {
        String key = UUID.randomUUID().toString();
        Transcript transcript =
                new Transcript(protocol.name().toLowerCase(Locale.ROOT).replace('_', '/'), key);
        Marketplace marketplace = marketplace(protocol, transcript);
        PlatformsStub platform = new PlatformsStub(platforms);
        platform.works();

        transcript.step("order");
        Response order = marketplace.order(key, "vpn-ipsec-standard");
        String id = order.jsonPath().getString("id");
        transcript.step("the same order again");
        Response again = marketplace.order(key, "vpn-ipsec-standard");
        assertThat(again.asString()).isEqualTo(order.asString());
        transcript.step("another order under the same name");
        marketplace.order(key, "vpn-ipsec-business");
        transcript.step("another plan");
        marketplace.changePlan(key, id, "vpn-ipsec-business");
        transcript.step("the same plan again");
        marketplace.changePlan(key, id, "vpn-ipsec-business");

        transcript.step("sign-on");
        Visitor customer = new Visitor(broker);
        HttpResponse<String> signOn = marketplace.signOn(customer, key, id);
        String dashboard = signOn.headers().firstValue("Location").orElseThrow();
        transcript.signedOn(signOn.statusCode(), dashboard);

        transcript.step("publish");
        publish(customer, dashboard);
        transcript.platformHeard(() -> marketplace.heard(platform, key));

        transcript.step("deprovision");
        marketplace.deprovision(key, id);
        transcript.step("taken back");
        transcript.platformHeard(() -> marketplace.heard(platform, key));
        transcript.step("deprovision again");
        marketplace.deprovision(key, id);
        transcript.step("another plan for what is gone");
        marketplace.changePlan(key, id, "vpn-ipsec-standard");

        transcript.assertAsExpected();
        assertThat(customer.open(dashboard).statusCode()).isEqualTo(403);
    }

    private Marketplace marketplace(Protocol protocol, Transcript transcript) {
        return switch (protocol) {
            case SCALINGO -> new ScalingoMarket(clock.instant(), transcript);
            case HEROKU -> new HerokuMarket(clock.instant(), transcript);
            case HEROKU_LEGACY -> new LegacyHerokuMarket(clock.instant(), transcript);
            case CLEVER -> new CleverMarket(clock.instant(), transcript);
            case CLOUDFOUNDRY -> new CloudFoundryMarket(transcript);
            case KUBERNETES -> new KubernetesMarket(transcript);
        };
    }

    private static void publish(Visitor customer, String dashboard) {
        Map<String, String> form =
                new HashMap<>(Visitor.hiddenFields(customer.open(dashboard).body()));
        form.put("conf", CONF);
        assertThat(customer.post(dashboard + "/config", form).statusCode()).isEqualTo(303);
    }
}
