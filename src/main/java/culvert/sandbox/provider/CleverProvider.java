package culvert.sandbox.provider;

import culvert.sandbox.platform.AddonProvider;
import culvert.sandbox.platform.Entrance;
import culvert.sandbox.platform.Protocol;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The add-on provider by Clever Cloud's marketplace API. */
public final class CleverProvider implements AddonProvider {

    private static final String RESOURCES = "/clever/resources";

    private final Set<String> variables;
    private final AddonOffer.Credentials credentials;
    private final Supplier<URI> publicUrl;
    private final ProviderCalls calls;
    private final ProviderCalls.Caller caller;
    private final Clock clock;

    /**
     * A client for one provider.
     *
     * @param publicUrl where a browser reaches the provider
     */
    public CleverProvider(
            Set<String> variables,
            AddonOffer.Credentials credentials,
            Supplier<URI> publicUrl,
            ProviderCalls calls,
            Clock clock) {
        this.variables = variables;
        this.credentials = credentials;
        this.publicUrl = publicUrl;
        this.calls = calls;
        this.caller = new ProviderCalls.Caller(credentials, "application/json");
        this.clock = clock;
    }

    @Override
    public Protocol protocol() {
        return Protocol.CLEVER;
    }

    @Override
    public Set<String> variables() {
        return variables;
    }

    @Override
    public Answer provision(String addonId, String providerAppId, String plan) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("addon_id", addonId);
        order.put("owner_id", "orga_sandbox");
        order.put("owner_name", "Sandbox");
        order.put("user_id", Customer.ID);
        order.put("plan", plan);
        order.put("region", "EU");
        order.put("options", Map.of());
        return calls.ordered(calls.send(caller, "POST", RESOURCES, order));
    }

    @Override
    public Answer changePlan(String resourceId, String plan) {
        return calls.about(resourceId, send("PUT", resourceId, Map.of("plan", plan)));
    }

    @Override
    public void deprovision(String resourceId) {
        send("DELETE", resourceId, null);
    }

    @Override
    public Entrance dashboard(String addonId, String resourceId) {
        String timestamp = Long.toString(clock.instant().toEpochMilli());
        return new Entrance(
                publicUrl.get().resolve("/sso/clever"),
                Map.of(
                        "id",
                        resourceId,
                        "timestamp",
                        timestamp,
                        "nav-data",
                        "",
                        "email",
                        Customer.EMAIL,
                        "user_id",
                        Customer.ID,
                        "signature",
                        Digests.of(
                                "SHA-512",
                                resourceId,
                                Customer.ID,
                                Customer.EMAIL,
                                "",
                                credentials.ssoSalt(),
                                timestamp)));
    }

    private String send(String method, String resourceId, @Nullable Object body) {
        return calls.send(caller, method, RESOURCES + ProviderCalls.segment(resourceId), body);
    }
}
