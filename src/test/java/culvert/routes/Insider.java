package culvert.routes;

import culvert.routes.RouteTable.Route;
import culvert.testsupport.Visitor;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whoever may: has for each route the proof that it asks for, and what is typed into its form. */
public final class Insider {

    private static final Map<String, String> MARKETPLACES = Map.of(
            "scalingo", "scalingo-vpn-ipsec:test-password",
            "heroku", "scalingo-vpn-ipsec:heroku-password",
            "clever", "scalingo-vpnc:clever-password",
            "v2", "osb:osb-password",
            "operator", "operator:test-operator-password");

    private final Visitor visitor;
    private final String apiToken;
    private final Map<String, String> parameters;

    /**
     * Somebody who may.
     *
     * @param visitor is signed on to the resource
     * @param apiToken opens the resource
     * @param parameters of the routes' paths; {@code id} is the resource
     */
    public Insider(Visitor visitor, String apiToken, Map<String, String> parameters) {
        this.visitor = visitor;
        this.apiToken = apiToken;
        this.parameters = new HashMap<>(parameters);
    }

    /** The answer to a route that only shows. */
    public HttpResponse<String> get(Route route) {
        return visitor.send("GET", route.with(parameters), "", proof(route));
    }

    /** The answer to a route that does something; a form gets its hidden fields by itself. */
    public HttpResponse<String> send(Route route, Map<String, String> fields) {
        Map<String, String> form = new LinkedHashMap<>(hiddenFields(route));
        form.putAll(fields);
        String body = new String(Visitor.form(form), StandardCharsets.US_ASCII);
        return visitor.send(route.method(), route.with(parameters), body, proof(route));
    }

    /** The answer to a program that sends JSON. */
    public HttpResponse<String> sendJson(Route route, String body) {
        String[] proof = proof(route);
        String[] headers = Arrays.copyOf(proof, proof.length + 2);
        headers[proof.length] = "Content-Type";
        headers[proof.length + 1] = "application/json";
        return visitor.send(route.method(), route.with(parameters), body, headers);
    }

    private Map<String, String> hiddenFields(Route route) {
        String page =
                route.family().equals("operator") ? "/operator" : "/dashboard/" + parameters.getOrDefault("id", "");
        return Visitor.hiddenFields(
                visitor.send("GET", page, "", proof(new Route("GET", page))).body());
    }

    private String[] proof(Route route) {
        if (route.family().equals("api")) {
            return new String[] {"Authorization", "Bearer " + apiToken};
        }
        String credentials = MARKETPLACES.get(route.family());
        return credentials == null
                ? new String[0]
                : new String[] {
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)),
                    "X-Broker-API-Version",
                    "2.17"
                };
    }
}
