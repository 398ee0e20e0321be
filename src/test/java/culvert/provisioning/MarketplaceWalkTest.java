package culvert.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same walk through every marketplace: order, again, conflict, plan, sign-on, publish, end, and again. */
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
        Marketplace marketplace = marketplace(protocol);
        Marketplace.Expected expected = marketplace.expected();
        PlatformsStub platform = new PlatformsStub(platforms);
        platform.works();
        String key = UUID.randomUUID().toString();

        Response order = marketplace.order(key, "vpn-ipsec-standard");
        assertThat(order.statusCode()).isEqualTo(expected.order());
        String id = order.jsonPath().getString("id");
        Response again = marketplace.order(key, "vpn-ipsec-standard");
        assertThat(again.statusCode()).isEqualTo(expected.again());
        assertThat(again.jsonPath().getString("id")).isEqualTo(id);
        assertThat(marketplace.order(key, "vpn-ipsec-business").statusCode()).isEqualTo(expected.conflict());

        assertThat(marketplace.changePlan(key, id, "vpn-ipsec-business").statusCode())
                .isEqualTo(expected.planChange());
        assertThat(marketplace.changePlan(key, id, "vpn-ipsec-business").statusCode())
                .isEqualTo(expected.samePlan());

        Visitor customer = new Visitor(broker);
        HttpResponse<String> signOn = marketplace.signOn(customer, key, id);
        assertThat(signOn.statusCode()).isEqualTo(303);
        String dashboard = signOn.headers().firstValue("Location").orElseThrow();
        publish(customer, dashboard);
        await().until(() -> marketplace.published(platform, key).size() == 1);
        assertThat(marketplace.published(platform, key).getFirst()).contains("IPSec gateway gw.example.com");

        assertThat(marketplace.deprovision(key, id).statusCode()).isEqualTo(expected.deprovision());
        assertThat(marketplace.deprovision(key, id).statusCode()).isEqualTo(expected.gone());
        assertThat(marketplace.changePlan(key, id, "vpn-ipsec-standard").statusCode())
                .isEqualTo(expected.gone());
        assertThat(customer.open(dashboard).statusCode()).isEqualTo(403);
    }

    private Marketplace marketplace(Protocol protocol) {
        return switch (protocol) {
            case SCALINGO -> new ScalingoMarket(clock.instant());
            case HEROKU -> new HerokuMarket(clock.instant());
            case HEROKU_LEGACY -> new LegacyHerokuMarket(clock.instant());
            case CLEVER -> new CleverMarket(clock.instant());
            case CLOUDFOUNDRY -> new CloudFoundryMarket();
            case KUBERNETES -> new KubernetesMarket();
        };
    }

    private static void publish(Visitor customer, String dashboard) {
        Map<String, String> form =
                new HashMap<>(Visitor.hiddenFields(customer.open(dashboard).body()));
        form.put("conf", CONF);
        assertThat(customer.post(dashboard + "/config", form).statusCode()).isEqualTo(303);
    }
}
