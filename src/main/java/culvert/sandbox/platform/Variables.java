package culvert.sandbox.platform;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The environment variables of apps. Changing them here restarts nothing, exactly as in Scalingo's public API; only a
 * provider's change does, see {@link Addons}.
 */
public final class Variables {

    private final Apps apps;

    public Variables(Apps apps) {
        this.apps = apps;
    }

    /**
     * Creates what is missing and changes what is there, all or nothing.
     *
     * @throws Refused if a name or value is against the rules
     */
    public App put(App app, Map<String, String> values) {
        values.forEach(Variable::check);
        return apps.change(app, now -> merged(now, values, false)).after();
    }

    /**
     * Changes the value of one variable.
     *
     * @throws Refused if there is no such variable, or the value is against the rules
     */
    public Variable change(App app, String variableId, String value) {
        Variable old = find(app, variableId);
        Variable.check(old.name(), value);
        Variable changed = new Variable(old.id(), old.name(), value, old.fromAddon());
        apps.change(app, now -> now.with(changed));
        return changed;
    }

    /**
     * Removes variables, all or none.
     *
     * @throws Refused if one of them does not exist
     */
    public void remove(App app, List<String> variableIds) {
        Set<String> unwanted = Set.copyOf(variableIds);
        unwanted.forEach(id -> find(app, id));
        apps.change(app, now -> now.withoutVariables(each -> unwanted.contains(each.id())));
    }

    /** A change of variables on behalf of the provider; a value is never null, removals are made by name. */
    UnaryOperator<App> publishedByProvider(Map<String, String> values, Set<String> removed) {
        return now -> merged(now, values, true).withoutVariables(each -> removed.contains(each.name()));
    }

    private App merged(App app, Map<String, String> values, boolean fromAddon) {
        App merged = app;
        for (Map.Entry<String, String> entry : values.entrySet()) {
            String id = merged.variable(entry.getKey())
                    .map(Variable::id)
                    .orElseGet(() -> apps.ids().object());
            merged = merged.with(new Variable(id, entry.getKey(), entry.getValue(), fromAddon));
        }
        return merged;
    }

    private static Variable find(App app, String variableId) {
        return app.variables().stream()
                .filter(each -> each.id().equals(variableId))
                .findFirst()
                .orElseThrow(() -> new Refused(new Problem.NotFound("variable")));
    }
}
