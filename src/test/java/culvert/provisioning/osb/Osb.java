package culvert.provisioning.osb;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The platform's side of the protocol. */
final class Osb {

    static final String SERVICE = id("service/scalingo-vpn-ipsec");
    static final String STANDARD = id("plan/scalingo-vpn-ipsec/vpn-ipsec-standard");
    static final String BUSINESS = id("plan/scalingo-vpn-ipsec/vpn-ipsec-business");

    private Osb() {}

    static RequestSpecification platform() {
        return platform("2.17");
    }

    static RequestSpecification platform(String version) {
        return credentials().header("X-Broker-API-Version", version).contentType(ContentType.JSON);
    }

    static RequestSpecification credentials() {
        return given().auth().preemptive().basic("osb", "osb-password");
    }

    static String instance(String id) {
        return "/v2/service_instances/" + id;
    }

    static String binding(String instance, String id) {
        return instance(instance) + "/service_bindings/" + id;
    }

    static String deletion(String address) {
        return address + "?service_id=" + SERVICE + "&plan_id=" + STANDARD;
    }

    static String newId() {
        return UUID.randomUUID().toString();
    }

    /** An order of the standard plan, with further fields. */
    static String order(String furtherFields) {
        return """
                {"service_id": "%s", "plan_id": "%s", "organization_guid": "org-1", "space_guid": "space-1"%s}
                """.formatted(SERVICE, STANDARD, furtherFields);
    }

    static String order() {
        return order("");
    }

    static String bindingOrder(String furtherFields) {
        return "{\"service_id\": \"%s\", \"plan_id\": \"%s\"%s}".formatted(SERVICE, STANDARD, furtherFields);
    }

    static String change(String furtherFields) {
        return "{\"service_id\": \"%s\"%s}".formatted(SERVICE, furtherFields);
    }

    /** The parameter that carries a vpnc.conf, as a further field. */
    static String conf(String text) {
        try {
            return ", \"parameters\": {\"vpnc_conf\": " + new ObjectMapper().writeValueAsString(text) + "}";
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static String vpncConf(String gateway) {
        return """
                IPSec gateway %s
                IPSec ID remote-team
                IPSec secret S3cretGroup
                Xauth username alice
                Xauth password Tr0ub4dor
                """.formatted(gateway);
    }

    /** A new instance of the standard plan. */
    static String ordered() {
        return ordered("");
    }

    static String ordered(String furtherFields) {
        String id = newId();
        platform().body(order(furtherFields)).put(instance(id)).then().statusCode(201);
        return id;
    }

    static Response bind(String instance, String binding, String furtherFields) {
        return platform().body(bindingOrder(furtherFields)).put(binding(instance, binding));
    }

    private static String id(String name) {
        return UUID.nameUUIDFromBytes(("culvert/" + name).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
