package culvert.sandbox.api;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;

/** Requests as Scalingo's clients make them. */
final class ApiCaller {

    private ApiCaller() {}

    static String accessToken() {
        return given().auth()
                .preemptive()
                .basic("", "tk-us-test")
                .post("/v1/tokens/exchange")
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    static RequestSpecification user() {
        return given().auth().oauth2(accessToken()).contentType("application/json");
    }

    static RequestSpecification provider() {
        return given().auth()
                .preemptive()
                .basic("scalingo-vpn-ipsec", "test-password")
                .contentType("application/json");
    }
}
