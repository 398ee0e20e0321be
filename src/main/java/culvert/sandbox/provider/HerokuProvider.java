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

/** The add-on provider by version 3 of Heroku's Add-on Partner API. */
public final class HerokuProvider implements AddonProvider {

    private static final String RESOURCES = "/heroku/resources";
    private static final String VERSION_3 = "application/vnd.heroku-addons+json; version=3";

    private final Set<String> variables;
    private final AddonOffer.Credentials credentials;
    private final HerokuGrant grant;
    private final Supplier<URI> publicUrl;
    private final ProviderCalls calls;
    private final ProviderCalls.Caller caller;
    private final Clock clock;

    /**
     * A client for one provider.
     *
     * @param publicUrl where a browser reaches the provider
     */
    public HerokuProvider(
            Set<String> variables,
            AddonOffer.Credentials credentials,
            HerokuGrant grant,
            Supplier<URI> publicUrl,
            ProviderCalls calls,
            Clock clock) {
        this.variables = variables;
        this.credentials = credentials;
        this.grant = grant;
        this.publicUrl = publicUrl;
        this.calls = calls;
        this.caller = new ProviderCalls.Caller(credentials, VERSION_3);
        this.clock = clock;
    }

    @Override
    public Protocol protocol() {
        return Protocol.HEROKU;
    }

    @Override
    public Set<String> variables() {
        return variables;
    }

    @Override
    public Answer provision(String addonId, String providerAppId, String plan) {
        String uuid = HerokuGrant.uuid(addonId);
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("uuid", uuid);
        order.put("name", "sandbox-vpn");
        order.put("plan", plan);
        order.put("region", "sandbox::here");
        order.put("options", Map.of());
        order.put(
                "oauth_grant",
                Map.of(
                        "code", grant.code(uuid),
                        "type", "authorization_code",
                        "expires_at", clock.instant().plusSeconds(300).toString()));
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
        String uuid = HerokuGrant.uuid(addonId);
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        String salt = credentials.ssoSalt();
        return new Entrance(
                publicUrl.get().resolve("/sso/heroku"),
                Map.of(
                        "resource_id",
                        uuid,
                        "timestamp",
                        timestamp,
                        "user_id",
                        Customer.ID,
                        "email",
                        Customer.EMAIL,
                        "resource_token",
                        Digests.of("SHA-1", uuid, salt, timestamp),
                        "user_scoped_resource_token",
                        Digests.of("SHA-256", uuid, salt, timestamp, Customer.ID, Customer.EMAIL)));
    }

    private String send(String method, String resourceId, @Nullable Object body) {
        return calls.send(caller, method, RESOURCES + ProviderCalls.segment(resourceId), body);
    }
}
