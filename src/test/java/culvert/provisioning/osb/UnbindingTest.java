package culvert.provisioning.osb;

import static culvert.provisioning.osb.Osb.bind;
import static culvert.provisioning.osb.Osb.binding;
import static culvert.provisioning.osb.Osb.conf;
import static culvert.provisioning.osb.Osb.deletion;
import static culvert.provisioning.osb.Osb.instance;
import static culvert.provisioning.osb.Osb.newId;
import static culvert.provisioning.osb.Osb.ordered;
import static culvert.provisioning.osb.Osb.platform;
import static culvert.provisioning.osb.Osb.vpncConf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import culvert.jobs.JobQueue;
import culvert.testsupport.PlatformsStub;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SettableClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of an app's variables when its binding ends, on a Cloud Foundry. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class UnbindingTest {

    @Inject
    ServiceBindings stored;

    @Inject
    SettableClock clock;

    @Inject
    JobQueue jobs;

    @ConfigProperty(name = "CULVERT_CF_API_URL")
    URI cloud;

    private final String app = "app-" + newId();
    private PlatformsStub foundation;

    @BeforeEach
    void foundationWorks() {
        foundation = new PlatformsStub(cloud);
        foundation.works();
    }

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Test
    void the_variables_are_unset_and_the_app_is_restarted_without_them() {
        String instance = served();
        String id = bound(instance);
        awaitServed(1);

        unbind(instance, id);

        await().until(() -> restarts() == 2);
        assertThat(changes().getLast().at("/var/SCALINGO_VPNC_CONF").isNull()).isTrue();
        assertThat(isLeftBehind(instance, id)).isTrue();
        clock.advance(Duration.ofSeconds(61));
        jobs.wake();
        await().until(() -> !isLeftBehind(instance, id));
    }

    @Test
    void a_foundation_that_is_away_is_asked_until_it_is_back() {
        String instance = served();
        String id = bound(instance);
        awaitServed(1);
        foundation.fails("/v3/apps/" + app + "/environment_variables", 503);

        unbind(instance, id);
        await().until(() -> !foundation
                .received("GET", "/v3/apps/" + app + "/environment_variables")
                .isEmpty());
        foundation.works();

        await().until(() -> restarts() == 1);
        assertThat(changes())
                .singleElement()
                .satisfies(change -> assertThat(
                                change.at("/var/SCALINGO_VPNC_CONF").isNull())
                        .isTrue());
    }

    @Test
    void an_app_that_a_successor_binds_keeps_its_variables() {
        String instance = served();
        String old = bound(instance);
        bound(instance);
        awaitServed(2);

        unbind(instance, old);

        await().until(() -> !isLeftBehind(instance, old));
        assertThat(changes())
                .noneMatch(change -> change.at("/var/SCALINGO_VPNC_CONF").isNull());
    }

    @Test
    void an_app_that_another_instance_serves_gets_that_ones_config_instead() {
        String other = served("other.example.com");
        bound(other);
        awaitServed(1);
        String instance = served();
        String id = bound(instance);
        awaitServed(2);

        unbind(instance, id);

        await().until(() -> restarts() == 3);
        assertThat(changes().getLast().at("/var/SCALINGO_VPNC_CONF").asText()).contains("other.example.com");
        assertThat(changes())
                .noneMatch(change -> change.at("/var/SCALINGO_VPNC_CONF").isNull());
    }

    @Test
    void an_app_that_nothing_was_published_to_is_left_alone() {
        String instance = ordered(", \"context\": {\"platform\": \"cloudfoundry\"}");
        String id = bound(instance);

        unbind(instance, id);

        assertThat(isLeftBehind(instance, id)).isFalse();
        assertThat(foundation.receivedBelow("/v3/apps/" + app)).isEmpty();
    }

    @Test
    void the_end_of_an_instance_takes_back_from_all_its_apps() {
        String instance = served();
        bound(instance);
        awaitServed(1);

        platform().delete(deletion(instance(instance))).then().statusCode(200);

        await().until(() -> restarts() == 2);
        assertThat(changes().getLast().at("/var/SCALINGO_VPNC_CONF").isNull()).isTrue();
    }

    private String served() {
        return served("gw.example.com");
    }

    private static String served(String gateway) {
        return ordered(conf(vpncConf(gateway)) + ", \"context\": {\"platform\": \"cloudfoundry\"}");
    }

    private String bound(String instance) {
        String id = newId();
        bind(instance, id, ", \"bind_resource\": {\"app_guid\": \"" + app + "\"}")
                .then()
                .statusCode(201);
        return id;
    }

    private static void unbind(String instance, String id) {
        platform().delete(deletion(binding(instance, id))).then().statusCode(200);
    }

    private void awaitServed(int times) {
        await().until(() -> restarts() >= times);
    }

    private int restarts() {
        return foundation
                .received("POST", "/v3/apps/" + app + "/actions/restart")
                .size();
    }

    private List<JsonNode> changes() {
        return foundation.bodies("PATCH", "/v3/apps/" + app + "/environment_variables");
    }

    private boolean isLeftBehind(String instance, String id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> stored.leftBehind(instance).stream()
                        .anyMatch(binding -> binding.key().bindingId().equals(id)));
    }
}
