package culvert.sandbox.platform;

import java.time.Clock;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The add-ons of apps, and what their provider may do to an app. There is one provider, reached by several protocols. It publishes variables for an
 * app, not for one of its add-ons (provider API of Scalingo), so its variables stay until the last add-on is removed.
 */
public final class Addons {

    private final Apps apps;
    private final Variables variables;
    private final Restarts restarts;
    private final AddonProviders providers;
    private final Clock clock;

    public Addons(Apps apps, Variables variables, Restarts restarts, AddonProviders providers, Clock clock) {
        this.apps = apps;
        this.variables = variables;
        this.restarts = restarts;
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * What an order or a change of plan did.
     *
     * @param message the provider's words for the customer
     * @param variables names of the variables it changed
     */
    public record Outcome(Addon addon, String message, List<String> variables) {}

    public Outcome order(App app, Protocol protocol, String plan) {
        String id = apps.ids().addon();
        AddonProvider.Answer answer = providers.by(protocol).provision(id, app.providerAppId(), plan);
        Addon addon = new Addon(id, protocol, answer.resourceId(), plan, AddonStatus.RUNNING, clock.instant());
        apps.change(app, now -> now.with(addon));
        return outcome(app, addon, answer);
    }

    /** Asks the provider even when the plan stays the same; it decides what that means. */
    public Outcome changePlan(App app, String addonId, String plan) {
        Addon addon = find(app, addonId);
        AddonProvider.Answer answer = provider(addon).changePlan(addon.resourceId(), plan);
        Addon changed = addon.withPlan(plan);
        apps.change(app, now -> now.with(changed));
        return outcome(app, changed, answer);
    }

    public void remove(App app, String addonId) {
        Addon addon = find(app, addonId);
        provider(addon).deprovision(addon.resourceId());
        restartIfNeeded(apps.change(app, now -> {
            App without = now.withoutAddon(addonId);
            return without.addons().isEmpty() && addon.protocol().ownsVariables()
                    ? without.withoutVariables(Variable::fromAddon)
                    : without;
        }));
    }

    /** What happens when a bill is not paid. Twice is once. */
    public Addon suspend(App app, String addonId) {
        Addon addon = find(app, addonId);
        provider(addon).suspend(addon.resourceId());
        return save(app, addon.withStatus(AddonStatus.SUSPENDED));
    }

    public Addon resume(App app, String addonId) {
        Addon addon = find(app, addonId);
        provider(addon).resume(addon.resourceId());
        return save(app, addon.withStatus(AddonStatus.RUNNING));
    }

    public Entrance dashboard(App app, String addonId) {
        Addon addon = find(app, addonId);
        return provider(addon).dashboard(addon.id(), addon.resourceId());
    }

    /**
     * The add-on of this app with the platform's id {@code addonId}.
     *
     * @throws Refused if there is none
     */
    public static Addon find(App app, String addonId) {
        return app.addon(addonId).orElseThrow(() -> new Refused(new Problem.NotFound("addon")));
    }

    /**
     * The provider publishes variables; the app is restarted if one really changed.
     *
     * @param config a null value removes the variable
     * @throws Refused if the app has no add-on of this provider, or a variable is not in its manifest
     */
    public App publish(App app, Map<String, @Nullable String> config) {
        if (app.addons().isEmpty()) {
            throw new Refused(new Problem.NotFound("app"));
        }
        Apps.Change change = set(app, config);
        restartIfNeeded(change);
        return change.after();
    }

    /** The same on a platform where the provider asks for the restart, and reaches apps also after its add-on is gone. */
    public App publishWithoutRestart(App app, Map<String, @Nullable String> config) {
        return set(app, config).after();
    }

    private Apps.Change set(App app, Map<String, @Nullable String> config) {
        for (String name : config.keySet()) {
            if (!providers.variables().contains(name)) {
                throw new Refused(new Problem.Invalid("config", name + " is not a variable of this add-on"));
            }
        }
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> removed = new HashSet<>();
        config.forEach((name, value) -> {
            if (value == null) {
                removed.add(name);
            } else {
                Variable.check(name, value);
                values.put(name, value);
            }
        });
        return apps.change(app, variables.publishedByProvider(values, removed));
    }

    /**
     * The app that has this add-on, for protocols in which the provider names the add-on and not the app.
     *
     * @throws Refused if there is none
     */
    public App having(String addonId) {
        return apps.list().stream()
                .filter(app -> app.addon(addonId).isPresent())
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound("addon")));
    }

    private AddonProvider provider(Addon addon) {
        return providers.by(addon.protocol());
    }

    private Outcome outcome(App app, Addon addon, AddonProvider.Answer answer) {
        if (!answer.config().isEmpty()) {
            publish(apps.find(app.id()), new LinkedHashMap<>(answer.config()));
        }
        return new Outcome(
                addon,
                answer.message(),
                answer.config().keySet().stream().sorted().toList());
    }

    private Addon save(App app, Addon addon) {
        apps.change(app, now -> now.with(addon));
        return addon;
    }

    private void restartIfNeeded(Apps.Change change) {
        if (change.ofEnvironment()) {
            restarts.want(change.after());
        }
    }
}
