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

/** The add-on provider by Scalingo's add-on provider API. */
public final class ScalingoProvider implements AddonProvider {

    private final AddonOffer offer;
    private final Supplier<URI> publicUrl;
    private final ProviderCalls calls;
    private final ProviderCalls.Caller caller;
    private final Clock clock;

    /**
     * A client for one provider.
     *
     * @param publicUrl where a browser reaches the provider
     */
    public ScalingoProvider(AddonOffer offer, Supplier<URI> publicUrl, ProviderCalls calls, Clock clock) {
        this.offer = offer;
        this.publicUrl = publicUrl;
        this.calls = calls;
        this.caller = new ProviderCalls.Caller(offer.credentials(), "application/json");
        this.clock = clock;
    }

    @Override
    public Protocol protocol() {
        return Protocol.SCALINGO;
    }

    @Override
    public Set<String> variables() {
        return offer.variables();
    }

    @Override
    public Answer provision(String addonId, String providerAppId, String plan) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("plan", plan);
        order.put("app_id", providerAppId);
        order.put("uuid", addonId);
        order.put("options", Map.of());
        return calls.ordered(calls.send(caller, "POST", offer.resourcesPath(), order));
    }

    @Override
    public Answer changePlan(String resourceId, String plan) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("plan", plan);
        change.put("options", Map.of());
        return calls.about(resourceId, calls.send(caller, "PUT", path(resourceId), change));
    }

    @Override
    public void deprovision(String resourceId) {
        calls.send(caller, "DELETE", path(resourceId), null);
    }

    @Override
    public void suspend(String resourceId) {
        calls.send(caller, "POST", path(resourceId) + "/suspend", Map.of());
    }

    @Override
    public void resume(String resourceId) {
        calls.send(caller, "POST", path(resourceId) + "/resume", Map.of());
    }

    @Override
    public Entrance dashboard(String addonId, String resourceId) {
        return Entrance.link(SsoLink.to(
                publicUrl.get().resolve(offer.ssoPath()),
                resourceId,
                offer.credentials().ssoSalt(),
                clock.instant()));
    }

    private String path(String resourceId) {
        return offer.resourcesPath() + ProviderCalls.segment(resourceId);
    }
}
