package culvert.provisioning.osb;

import static culvert.provisioning.osb.Osb.BUSINESS;
import static culvert.provisioning.osb.Osb.STANDARD;
import static culvert.provisioning.osb.Osb.bind;
import static culvert.provisioning.osb.Osb.binding;
import static culvert.provisioning.osb.Osb.bindingOrder;
import static culvert.provisioning.osb.Osb.change;
import static culvert.provisioning.osb.Osb.conf;
import static culvert.provisioning.osb.Osb.deletion;
import static culvert.provisioning.osb.Osb.instance;
import static culvert.provisioning.osb.Osb.newId;
import static culvert.provisioning.osb.Osb.ordered;
import static culvert.provisioning.osb.Osb.platform;
import static culvert.provisioning.osb.Osb.vpncConf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import culvert.delivery.Delivery;
import culvert.delivery.DeliveryService;
import culvert.delivery.DeliveryState;
import culvert.resources.AppId;
import culvert.testsupport.PlatformsStub;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SettableClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests about service bindings, and what becomes of a config on a platform whose apps we do not reach. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class BindingTest {

    @Inject
    InstanceOperations instances;

    @Inject
    ServiceBindings stored;

    @Inject
    AppsInBindings apps;

    @Inject
    DeletedOrders deleted;

    @Inject
    DeliveryService deliveries;

    @Inject
    SettableClock clock;

    @ConfigProperty(name = "CULVERT_SCALINGO_API_URL")
    URI platforms;

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Test
    void before_anything_was_published_a_binding_has_no_credentials() {
        Response answer = bind(ordered(), newId(), "");

        answer.then().statusCode(201).contentType("application/json");
        Golden.assertIs("bound-empty.json", answer);
    }

    @Test
    void the_credentials_are_the_variables_and_always_the_newest() {
        String instance = ordered(conf(vpncConf("gw1.example.com")));
        String id = newId();

        Response first = bind(instance, id, "");
        platform()
                .body(change(conf(vpncConf("gw2.example.com"))))
                .patch(instance(instance))
                .then()
                .statusCode(200);
        Response again = bind(instance, id, "");

        first.then().statusCode(201);
        Golden.assertIs("bound.json", first);
        again.then().statusCode(200);
        assertThat(again.jsonPath().getString("credentials.SCALINGO_VPNC_CONF")).contains("gw2.example.com");
        assertThat(platform().get(binding(instance, id)).asString()).isEqualTo(again.asString());
    }

    @Test
    void another_binding_under_the_same_id_is_a_conflict() {
        String instance = ordered();
        String id = newId();
        bind(instance, id, "").then().statusCode(201);

        Response conflict =
                platform().body(bindingOrder("").replace(STANDARD, BUSINESS)).put(binding(instance, id));

        conflict.then().statusCode(409);
        Golden.assertIs("conflict-binding.json", conflict);
        bind(instance, id, ", \"parameters\": {\"a\": 1}").then().statusCode(409);
        bind(instance, id, ", \"bind_resource\": {\"app_guid\": \"app-1\"}")
                .then()
                .statusCode(409);
    }

    @Test
    void a_successor_is_bound_as_its_predecessor_and_both_are_valid() {
        String instance = ordered(conf(vpncConf("gw.example.com")) + ", \"context\": {\"platform\": \"nomad\"}");
        String old = newId();
        String successor = newId();
        bind(instance, old, ", \"bind_resource\": {\"app_guid\": \"app-1\"}")
                .then()
                .statusCode(201);

        String body = "{\"predecessor_binding_id\": \"" + old + "\"}";
        Response rotated = platform().body(body).put(binding(instance, successor));

        rotated.then().statusCode(201);
        assertThat(rotated.asString())
                .isEqualTo(platform().get(binding(instance, old)).asString());
        platform().body(body).put(binding(instance, successor)).then().statusCode(200);
        assertThat(apps.of(new AppId(instance))).extracting(app -> app.app()).containsExactly("app-1", "app-1");
        platform()
                .body("{\"predecessor_binding_id\": \"" + newId() + "\"}")
                .put(binding(instance, newId()))
                .then()
                .statusCode(400);
    }

    @Test
    void a_binding_is_deleted_once_gone_afterwards_and_may_come_again() {
        String instance = ordered();
        String id = newId();
        bind(instance, id, "").then().statusCode(201);

        Response first = platform().delete(deletion(binding(instance, id)));
        Response second = platform().delete(deletion(binding(instance, id)));

        first.then().statusCode(200);
        assertThat(first.asString()).isEqualTo("{}");
        second.then().statusCode(410);
        Golden.assertIs("gone-binding.json", second);
        platform().get(binding(instance, id)).then().statusCode(404);
        platform().get(binding(instance, id) + "/last_operation").then().statusCode(404);
        bind(instance, id, "").then().statusCode(201);
        platform()
                .get(binding(instance, id) + "/last_operation")
                .then()
                .statusCode(200)
                .body("state", equalTo("succeeded"));
    }

    @Test
    void a_deletion_that_overtakes_its_binding_keeps_it_from_being_made() {
        String instance = ordered();
        String id = newId();
        platform().delete(deletion(binding(instance, id))).then().statusCode(410);

        bind(instance, id, "").then().statusCode(422).body("error", equalTo("ConcurrencyError"));

        clock.advance(Duration.ofSeconds(61));
        bind(instance, id, "").then().statusCode(201);
    }

    @Test
    void the_end_of_an_instance_ends_its_bindings() {
        String instance = ordered();
        String id = newId();
        bind(instance, id, "").then().statusCode(201);

        platform().delete(deletion(instance(instance))).then().statusCode(200);

        platform().get(binding(instance, id)).then().statusCode(404);
        platform().delete(deletion(binding(instance, id))).then().statusCode(410);
        bind(instance, newId(), "").then().statusCode(404);
        clock.advance(Duration.ofDays(31));
        deleted.forgetOld();
        assertThat(stored.findByIdOptional(new ServiceBinding.Key(instance, id)))
                .isEmpty();
    }

    @Test
    void a_customer_of_cloud_foundry_cannot_name_the_app_of_another_one() {
        String instance = ordered(", \"context\": {\"platform\": \"cloudfoundry\"}");

        bind(instance, newId(), ", \"parameters\": {\"deployment\": \"app-of-another\"}")
                .then()
                .statusCode(201);

        assertThat(apps.of(new AppId(instance))).isEmpty();
    }

    @Test
    void on_kubernetes_the_customer_names_a_deployment_in_the_namespace_of_the_instance() {
        String instance = ordered(", \"context\": {\"platform\": \"kubernetes\", \"namespace\": \"team-1\"}");

        bind(instance, newId(), ", \"parameters\": {\"deployment\": \"web\"}")
                .then()
                .statusCode(201);
        bind(instance, newId(), ", \"parameters\": {\"deployment\": \"../web\"}")
                .then()
                .statusCode(400);

        assertThat(apps.of(new AppId(instance))).singleElement().satisfies(app -> {
            assertThat(app.place()).isEqualTo("team-1");
            assertThat(app.app()).isEqualTo("web");
        });
    }

    @Test
    void an_app_that_is_bound_while_another_one_is_served_gets_the_config_too() {
        PlatformsStub platform = new PlatformsStub(platforms);
        platform.works();
        String instance = ordered(conf(vpncConf("gw.example.com")) + ", \"context\": {\"platform\": \"cloudfoundry\"}");
        String slow = "app-" + newId();
        String late = "app-" + newId();
        platform.delays("/v3/apps/" + slow + "/environment_variables", Duration.ofMillis(700));
        bind(instance, newId(), ", \"bind_resource\": {\"app_guid\": \"" + slow + "\"}")
                .then()
                .statusCode(201);
        await().until(() -> !platform.received("PATCH", "/v3/apps/" + slow + "/environment_variables")
                .isEmpty());

        bind(instance, newId(), ", \"bind_resource\": {\"app_guid\": \"" + late + "\"}")
                .then()
                .statusCode(201);

        await().until(() -> platform.received("POST", "/v3/apps/" + late + "/actions/restart")
                        .size()
                == 1);
        assertThat(platform.bodies("PATCH", "/v3/apps/" + late + "/environment_variables"))
                .singleElement()
                .satisfies(body ->
                        assertThat(body.at("/var/SCALINGO_VPNC_CONF").asText()).contains("gw.example.com"));
    }

    @Test
    void a_config_for_apps_that_we_do_not_reach_is_published_to_bindings_and_not_restarted() {
        String instance = ordered(conf(vpncConf("gw.example.com")));
        var resource = instances.find(instance).id();

        Delivery delivery = await().until(
                        () -> deliveries.newest(resource).orElseThrow(),
                        newest -> newest.state() == DeliveryState.PUBLISHED);

        assertThat(delivery.publishedAt()).isPresent();
        assertThat(delivery.restartedAt()).isEmpty();
    }
}
