package culvert.sandbox.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.sandbox.ProviderStub;
import culvert.sandbox.SandboxProfile;
import culvert.testsupport.PostgresForTests;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SandboxProfile.class)
@WithTestResource(PostgresForTests.class)
@WithTestResource(ProviderStub.class)
class AccountTest {

    @Test
    void the_api_token_is_exchanged_for_a_JWT_that_says_when_it_ends() throws IOException {
        String[] parts = ApiCaller.accessToken().split("\\.", -1);
        assertThat(parts).hasSize(3);
        long expiry = new ObjectMapper()
                .readTree(Base64.getUrlDecoder().decode(parts[1]))
                .path("exp")
                .asLong();
        // Scalingo's Go client asks for a new one when less than five minutes are left.
        assertThat(Duration.between(Instant.now(), Instant.ofEpochSecond(expiry)))
                .isBetween(Duration.ofMinutes(55), Duration.ofMinutes(60));
    }

    @Test
    void another_api_token_is_refused() {
        given().auth()
                .preemptive()
                .basic("", "tk-us-other")
                .post("/v1/tokens/exchange")
                .then()
                .statusCode(401)
                .body(equalTo("{\"error\":\"Unauthorized\"}"));
    }

    @Test
    void the_user_is_told_who_they_are() {
        ApiCaller.user()
                .get("/v1/users/self")
                .then()
                .statusCode(200)
                .body("user.username", equalTo("sandbox"))
                .body("user.email", equalTo("sandbox@localhost"));
    }

    @Test
    void every_route_of_the_user_needs_an_access_token() {
        for (String path : new String[] {
            "/v1/users/self", "/v1/apps", "/v1/apps/my-app", "/v1/apps/my-app/variables", "/v1/apps/my-app/addons"
        }) {
            given().get(path).then().statusCode(401).body(equalTo("{\"error\":\"Unauthorized\"}"));
            given().auth().oauth2("tk-us-test").get(path).then().statusCode(401);
        }
    }

    @Test
    void there_is_one_region_and_it_is_here() {
        given().get("/v1/regions")
                .then()
                .statusCode(200)
                .body("regions[0].name", equalTo("sandbox"))
                .body("regions[0].default", equalTo(true))
                .body("regions[0].api", startsWith("http://localhost:"));
    }
}
