package culvert.provisioning.osb;

import static culvert.provisioning.osb.Osb.platform;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code GET /v2/catalog}. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
final class CatalogTest {

    private static final String CATALOG = "/v2/catalog";

    @ParameterizedTest
    @CsvSource({
        "2.13, catalog-2.13.json",
        "2.14, catalog-2.14.json",
        "2.15, catalog-2.15.json",
        "2.16, catalog-2.15.json",
        "2.17, catalog-2.17.json",
        "2.99, catalog-2.17.json"
    })
    void the_catalog_has_what_the_declared_version_knows(String version, String golden) {
        Response answer = platform(version).get(CATALOG);

        answer.then().statusCode(200).contentType("application/json");
        Golden.assertIs(golden, answer);
    }

    @Test
    void plans_have_only_the_fields_that_every_checker_allows() {
        Set<String> node = Set.of("bindable", "description", "free", "id", "metadata", "name", "schemas");

        List<Set<String>> plans =
                platform("2.13").get(CATALOG).jsonPath().getList("services[0].plans.collect {it.keySet()}");

        assertThat(plans).hasSize(2).allSatisfy(fields -> assertThat(node).containsAll(fields));
    }

    @Test
    void a_catalog_that_did_not_change_is_not_sent_again() {
        String tag = platform().get(CATALOG).then().extract().header("ETag");

        platform()
                .header("If-None-Match", tag)
                .get(CATALOG)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .body(emptyString());
        platform().header("If-None-Match", "\"other\"").get(CATALOG).then().statusCode(200);
        platform("2.13").header("If-None-Match", tag).get(CATALOG).then().statusCode(200);
    }

    @Test
    void every_schema_names_its_dialect_and_refers_to_nothing_outside() {
        platform()
                .get(CATALOG)
                .then()
                .body("services[0].plans.schemas.service_instance.create.parameters", everyItem(hasKey("$schema")))
                .body("services[0].plans.schemas.service_instance.update.parameters", everyItem(hasKey("$schema")))
                .body("services[0].plans.schemas.service_binding.create.parameters", everyItem(hasKey("$schema")));
        assertThat(platform().get(CATALOG).asString()).doesNotContain("$ref");
    }

    @Test
    void no_maintenance_information_is_offered() {
        platform().get(CATALOG).then().body("services[0].plans", everyItem(not(hasKey("maintenance_info"))));
    }
}
