package culvert.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import culvert.sandbox.ProviderStub;
import culvert.sandbox.SandboxProfile;
import culvert.testsupport.PostgresForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SandboxProfile.class)
@WithTestResource(PostgresForTests.class)
@WithTestResource(ProviderStub.class)
class VariableApiTest {

    private static final String VARIABLES = "/v1/apps/my-app/variables";

    @AfterEach
    void remove_all() {
        List<String> ids = ApiCaller.user().get(VARIABLES).path("variables.id");
        ApiCaller.user()
                .body(Map.of("variable_ids", ids))
                .delete(VARIABLES)
                .then()
                .statusCode(204);
        assertThat(ApiCaller.user().get(VARIABLES).<List<String>>path("variables"))
                .isEmpty();
    }

    @Test
    void a_variable_is_created_changed_and_removed() {
        String id = create("GREETING", "hello").path("variable.id");
        ApiCaller.user()
                .body("{\"variable\":{\"value\":\"a\\nb\"}}")
                .patch(VARIABLES + "/" + id)
                .then()
                .statusCode(200)
                .body("variable.name", equalTo("GREETING"))
                .body("variable.value", equalTo("a\nb"));
        ApiCaller.user().delete(VARIABLES + "/" + id).then().statusCode(204).body(equalTo(""));
        ApiCaller.user()
                .delete(VARIABLES + "/" + id)
                .then()
                .statusCode(404)
                .body(equalTo("{\"resource\":\"variable\",\"error\":\"not found\"}"));
    }

    @Test
    void several_are_put_at_once() {
        create("A", "1");
        ApiCaller.user()
                .body("{\"variables\":[{\"name\":\"A\",\"value\":\"2\"},{\"name\":\"B\",\"value\":\"3\"}]}")
                .put(VARIABLES)
                .then()
                .statusCode(200);
        ApiCaller.user()
                .queryParam("aliases", true)
                .get(VARIABLES)
                .then()
                .statusCode(200)
                .body("variables.name", equalTo(List.of("A", "B")))
                .body("variables.value", equalTo(List.of("2", "3")));
    }

    @Test
    void a_name_against_the_rules_is_refused_with_the_reason() {
        ApiCaller.user()
                .body("{\"variable\":{\"name\":\"_A\",\"value\":\"1\"}}")
                .post(VARIABLES)
                .then()
                .statusCode(422)
                .body("errors.name", hasItem("contains invalid characters"));
    }

    private static Response create(String name, String value) {
        Response response = ApiCaller.user()
                .body(Map.of("variable", Map.of("name", name, "value", value)))
                .post(VARIABLES);
        response.then().statusCode(201);
        return response;
    }
}
