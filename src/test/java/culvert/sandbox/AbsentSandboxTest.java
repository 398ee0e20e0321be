package culvert.sandbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import culvert.sandbox.containers.Formation;
import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import io.quarkus.arc.Arc;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The build of the product, without the sandbox. */
@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class AbsentSandboxTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sandbox",
                "/sandbox/sandbox.css",
                "/sandbox/apps/my-app",
                "/v1/apps",
                "/v1/regions",
                "/v1/addon_providers",
                "/v1/provider/apps"
            })
    void no_route_of_it_exists(String path) {
        given().get(path).then().statusCode(404);
    }

    @Test
    void none_of_its_parts_exists() {
        assertThat(Arc.container().instance(Formation.class).isAvailable()).isFalse();
    }
}
