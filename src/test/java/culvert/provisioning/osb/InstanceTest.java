package culvert.provisioning.osb;

import static culvert.provisioning.osb.Osb.BUSINESS;
import static culvert.provisioning.osb.Osb.SERVICE;
import static culvert.provisioning.osb.Osb.STANDARD;
import static culvert.provisioning.osb.Osb.change;
import static culvert.provisioning.osb.Osb.conf;
import static culvert.provisioning.osb.Osb.deletion;
import static culvert.provisioning.osb.Osb.instance;
import static culvert.provisioning.osb.Osb.newId;
import static culvert.provisioning.osb.Osb.order;
import static culvert.provisioning.osb.Osb.ordered;
import static culvert.provisioning.osb.Osb.platform;
import static culvert.provisioning.osb.Osb.vpncConf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import culvert.audit.AuditTrail;
import culvert.resources.PlatformName;
import culvert.resources.ResourceService;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.SettableClock;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests about service instances; the expected bodies lie in {@code src/test/resources/protocols/osb}. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
@SuppressWarnings("NullAway.Init")
final class InstanceTest {

    @Inject
    InstanceOperations instances;

    @Inject
    ServiceInstances stored;

    @Inject
    DeletedOrders deleted;

    @Inject
    ResourceService resources;

    @Inject
    AuditTrail trail;

    @Inject
    SettableClock clock;

    @AfterEach
    void backToRealTime() {
        clock.reset();
    }

    @Test
    void an_order_is_answered_in_the_documented_form_and_its_repetition_with_200() {
        String id = newId();

        Response first = platform().body(order()).put(instance(id));
        Response second = platform().body(order()).put(instance(id) + "?accepts_incomplete=true");

        first.then().statusCode(201).contentType("application/json");
        Golden.assertIs("provisioned.json", first);
        second.then().statusCode(200);
        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void twenty_equal_orders_at_once_make_one_resource() throws Exception {
        String id = newId();
        CountDownLatch together = new CountDownLatch(1);
        Set<String> bodies = new HashSet<>();
        int created = 0;
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = IntStream.range(0, 20)
                    .mapToObj(i -> callers.submit(() -> {
                        together.await();
                        return platform().body(order()).put(instance(id));
                    }))
                    .toList();
            together.countDown();
            for (Future<Response> call : calls) {
                created += call.get().statusCode() == 201 ? 1 : 0;
                bodies.add(call.get().asString());
            }
        }

        assertThat(bodies).hasSize(1);
        assertThat(created).isEqualTo(1);
    }

    @Test
    void another_order_under_the_same_id_is_a_conflict() {
        String id = ordered(", \"parameters\": {\"a\": 1, \"b\": {\"c\": 2}}");

        Response conflict = platform().body(order()).put(instance(id));

        conflict.then().statusCode(409);
        Golden.assertIs("conflict.json", conflict);
        for (String other : new String[] {
            order(", \"parameters\": {\"a\": 2, \"b\": {\"c\": 2}}"),
            order(", \"parameters\": {\"a\": 1, \"b\": {\"c\": 2}}").replace(STANDARD, BUSINESS),
            order(", \"parameters\": {\"a\": 1, \"b\": {\"c\": 2}}").replace("org-1", "org-2"),
            order(", \"parameters\": {\"a\": 1, \"b\": {\"c\": 2}}").replace("space-1", "space-2")
        }) {
            platform().body(other).put(instance(id)).then().statusCode(409);
        }
        platform()
                .body(order(", \"parameters\": {\"b\": {\"c\": 2}, \"a\": 1}"))
                .put(instance(id))
                .then()
                .statusCode(200);
    }

    @Test
    void after_a_change_of_plan_the_order_is_one_for_the_new_plan() {
        String id = ordered();
        platform()
                .body(change(", \"plan_id\": \"" + BUSINESS + "\""))
                .patch(instance(id))
                .then()
                .statusCode(200);

        platform()
                .body(order().replace(STANDARD, BUSINESS))
                .put(instance(id))
                .then()
                .statusCode(200);
        platform().body(order()).put(instance(id)).then().statusCode(409);
        platform()
                .body(order().replace(STANDARD, BUSINESS).replace("org-1", "org-2"))
                .put(instance(id))
                .then()
                .statusCode(409);
    }

    @ParameterizedTest
    @CsvSource({
        "{\"platform\":\"cloudfoundry\"}, CLOUDFOUNDRY",
        "{\"platform\":\"kubernetes\"}, KUBERNETES",
        "{\"platform\":\"nomad\"}, OSB",
        "{}, OSB",
    })
    void the_context_tells_the_platform(String context, PlatformName expected) {
        String id = ordered(", \"context\": " + context);

        assertThat(instances.find(id).platform()).isEqualTo(expected);
    }

    @Test
    void a_vpnc_conf_in_the_parameters_is_checked_and_saved() {
        String id = ordered(conf(vpncConf("gw.example.com")));
        Response refused = platform().body(order(conf("Script /bin/sh\n"))).put(instance(newId()));

        var resource = instances.find(id).id();
        assertThat(resources.configText(resource, 1))
                .hasValueSatisfying(text -> assertThat(text).contains("IPSec gateway gw.example.com"));
        refused.then()
                .statusCode(400)
                .body("error", equalTo("BadRequest"))
                .body("description", containsString("vpnc_conf: line 1"));
    }

    @Test
    void who_asked_is_kept_as_the_author_and_in_the_audit_trail() {
        String id = newId();
        platform()
                .header(OriginatingIdentity.HEADER, "cloudfoundry eyJ1c2VyX2lkIjogIjY4M2VhNzQ4In0=")
                .body(order(conf(vpncConf("gw.example.com"))))
                .put(instance(id))
                .then()
                .statusCode(201);

        assertThat(resources
                        .versions(instances.find(id).id(), 1)
                        .getFirst()
                        .author()
                        .value())
                .isEqualTo("cloudfoundry user 683ea748");
        assertThat(trail.newestFirst(instances.find(id).id(), Long.MAX_VALUE, 10))
                .filteredOn(entry -> !entry.kind().equals("broker"))
                .hasSize(3)
                .allSatisfy(entry -> assertThat(entry.actor()).isEqualTo("osb, cloudfoundry user 683ea748"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cloudfoundry", "cloudfoundry !!!", "cloudfoundry W10=", " x", "cloudfoundry bm8ganNvbg=="})
    void an_identity_that_is_none_is_refused(String header) {
        platform()
                .header(OriginatingIdentity.HEADER, header)
                .body(order())
                .put(instance(newId()))
                .then()
                .statusCode(400)
                .body("error", equalTo("BadRequest"));
    }

    @Test
    void an_identity_of_another_platform_than_the_context_is_refused() {
        platform()
                .header(OriginatingIdentity.HEADER, "kubernetes eyJ1c2VybmFtZSI6ICJkdWtlIn0=")
                .body(order(", \"context\": {\"platform\": \"cloudfoundry\"}"))
                .put(instance(newId()))
                .then()
                .statusCode(400);
    }

    @Test
    void an_instance_is_fetched() {
        Response answer = platform().get(instance(ordered()));

        answer.then().statusCode(200);
        Golden.assertIs("fetched.json", answer);
    }

    @Test
    void an_instance_that_is_not_there_is_not_found() {
        Response answer = platform().get(instance(newId()));

        answer.then().statusCode(404);
        Golden.assertIs("unknown-instance.json", answer);
        platform().body(change("")).patch(instance(newId())).then().statusCode(404);
        platform().get(instance(newId()) + "/last_operation").then().statusCode(404);
    }

    @Test
    void the_plan_is_changed_and_the_answer_has_a_link_for_those_who_know_it() {
        String id = ordered();

        Response newer =
                platform().body(change(", \"plan_id\": \"" + BUSINESS + "\"")).patch(instance(id));
        Response older = platform("2.13")
                .body(change(", \"plan_id\": \"" + BUSINESS + "\""))
                .patch(instance(id));

        newer.then().statusCode(200);
        Golden.assertIs("updated.json", newer);
        older.then().statusCode(200);
        assertThat(older.asString()).isEqualTo("{}");
        platform().get(instance(id)).then().body("plan_id", equalTo(BUSINESS));
    }

    @Test
    void a_refused_update_changes_nothing() {
        String id = ordered();

        platform()
                .body(change(", \"plan_id\": \"" + BUSINESS + "\"" + conf("Script /bin/sh\n")))
                .patch(instance(id))
                .then()
                .statusCode(400);

        platform().get(instance(id)).then().body("plan_id", equalTo(STANDARD));
    }

    @Test
    void a_suspended_instance_takes_no_config() {
        String id = ordered();
        resources.suspend(instances.find(id).id());

        platform()
                .body(change(conf(vpncConf("gw"))))
                .patch(instance(id))
                .then()
                .statusCode(422)
                .body("error", equalTo("Suspended"));
    }

    @Test
    void an_instance_is_deleted_once_and_gone_afterwards() {
        String id = ordered();

        Response first = platform().delete(deletion(instance(id)));
        Response second = platform().delete(deletion(instance(id)));

        first.then().statusCode(200);
        assertThat(first.asString()).isEqualTo("{}");
        second.then().statusCode(410);
        Golden.assertIs("gone-instance.json", second);
        platform().get(instance(id)).then().statusCode(404);
        platform().body(change("")).patch(instance(id)).then().statusCode(410);
        platform().get(instance(id) + "/last_operation").then().statusCode(410);
        platform().body(order()).put(instance(id)).then().statusCode(201);
        platform().get(instance(id) + "/last_operation").then().statusCode(200);
    }

    @Test
    void a_deletion_that_overtakes_its_order_keeps_it_from_making_anything() {
        String id = newId();
        platform().delete(deletion(instance(id))).then().statusCode(410);
        platform().delete(deletion(instance(id))).then().statusCode(410);

        Response late = platform().body(order()).put(instance(id));

        late.then().statusCode(422);
        Golden.assertIs("overtaken.json", late);
        platform().get(instance(id)).then().statusCode(404);
        platform().delete(deletion(instance(id))).then().statusCode(410);
        clock.advance(Duration.ofSeconds(61));
        platform().body(order()).put(instance(id)).then().statusCode(201);
    }

    @Test
    void deletions_of_what_was_never_ordered_are_forgotten_in_time() {
        String id = newId();
        platform().delete(deletion(instance(id))).then().statusCode(410);
        assertThat(stored.count("id", id)).isEqualTo(1);

        clock.advance(Duration.ofDays(31));

        assertThat(deleted.forgetOld()).isPositive();
        assertThat(stored.count("id", id)).isZero();
    }

    @Test
    void the_last_operation_is_over_when_it_was_answered() {
        Response answer = platform().get(instance(ordered()) + "/last_operation?operation=x&service_id=" + SERVICE);

        answer.then().statusCode(200);
        Golden.assertIs("last-operation.json", answer);
    }
}
