package culvert.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import culvert.testsupport.PostgresForTests;
import culvert.testsupport.ScalingoForTests;
import culvert.testsupport.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresForTests.class)
@WithTestResource(ScalingoForTests.class)
class GuessingTest {

    private static final String ORDERS = "/scalingo/resources";

    @Inject
    @ConfigProperty(name = "test.url")
    URI broker;

    @Test
    void whoever_guesses_too_often_waits_and_whoever_is_right_does_not() throws Exception {
        List<Callable<Duration>> guesses =
                Collections.nCopies(FailedLogins.AT_ONCE + 3, () -> took(from("203.0.113.77", "wrong"), 401));
        List<Duration> times = new ArrayList<>();
        try (ExecutorService guessers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Duration> guess : guessers.invokeAll(guesses)) {
                times.add(guess.get());
            }
        }

        assertThat(times.stream().sorted().toList().getLast()).isGreaterThan(Duration.ofMillis(1500));
        assertThat(took(from("203.0.113.77", "test-password"), 422)).isLessThan(Duration.ofMillis(1500));
        assertThat(took(from("203.0.113.78", "wrong"), 401)).isLessThan(Duration.ofMillis(1500));
    }

    @Test
    void links_that_are_guessed_are_slowed_too() {
        var visitor = new Visitor(broker);
        String guess = "/sso/scalingo?id=vpn-neverordered&timestamp=1&token=0";
        for (int i = 0; i <= FailedLogins.AT_ONCE; i++) {
            visitor.send("GET", guess, "", "X-Forwarded-For", "203.0.113.79");
        }
        long began = System.nanoTime();
        visitor.send("GET", guess, "", "X-Forwarded-For", "203.0.113.79");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @CsvSource({
        "scalingo-vpn-ipsec, test-passwor",
        "scalingo-vpn-ipsec, est-password",
        "scalingo-vpn-ipsec, Test-password",
        "scalingo-vpn-ipsec, ''",
        "scalingo-vpn-ipse, test-password",
        "'', test-password",
        "'', ''",
        "osb, osb-password",
    })
    void every_refusal_is_the_same_and_helps(String name, String password) {
        String usual = from("203.0.113.80", "wrong").post(ORDERS).asString();

        RestAssured.given()
                .header("X-Forwarded-For", "203.0.113.80")
                .auth()
                .preemptive()
                .basic(name, password)
                .post(ORDERS)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("Basic"))
                .body("error", containsString("missing or wrong"));
        assertThat(usual).contains("missing or wrong");
    }

    @Test
    void the_password_of_before_opens_while_it_is_set() {
        from("203.0.113.81", "test-password-of-before").post(ORDERS).then().statusCode(422);
    }

    @Test
    void a_place_that_is_not_there_is_said_in_words() {
        RestAssured.given().get("/nothing").then().statusCode(404).body(containsString("Not Found"));
        RestAssured.given()
                .accept("application/json")
                .get("/scalingo/nothing")
                .then()
                .statusCode(404)
                .body(containsString("Not Found"));
    }

    private static Duration took(RequestSpecification request, int status) {
        long began = System.nanoTime();
        request.post(ORDERS).then().statusCode(status);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static RequestSpecification from(String address, String password) {
        return RestAssured.given()
                .header("X-Forwarded-For", address)
                .body("{}")
                .auth()
                .preemptive()
                .basic("scalingo-vpn-ipsec", password);
    }
}
