package culvert.sandbox.platform;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An app as it stands in the state file. Every change makes a new one. */
public record App(String id, String name, Instant createdAt, List<Variable> variables, List<Addon> addons) {

    public App {
        variables = List.copyOf(variables);
        addons = List.copyOf(addons);
    }

    /** How providers know the app. The at sign is there because Scalingo's may have one, and paths must survive it. */
    @JsonIgnore
    public String providerAppId() {
        return id + "@sandbox";
    }

    @JsonIgnore
    public Map<String, String> environment() {
        return variables.stream().collect(Collectors.toUnmodifiableMap(Variable::name, Variable::value));
    }

    public Optional<Variable> variable(String name) {
        return variables.stream().filter(each -> each.name().equals(name)).findFirst();
    }

    public Optional<Addon> addon(String addonId) {
        return addons.stream().filter(each -> each.id().equals(addonId)).findFirst();
    }

    App withVariables(List<Variable> newVariables) {
        return new App(id, name, createdAt, newVariables, addons);
    }

    /** Replaces the variable of the same name where it stands, or adds it at the end. */
    App with(Variable variable) {
        if (variable(variable.name()).isEmpty()) {
            return withVariables(
                    Stream.concat(variables.stream(), Stream.of(variable)).toList());
        }
        return withVariables(variables.stream()
                .map(each -> each.name().equals(variable.name()) ? variable : each)
                .toList());
    }

    App withoutVariables(Predicate<Variable> unwanted) {
        return withVariables(variables.stream().filter(unwanted.negate()).toList());
    }

    App withAddons(List<Addon> newAddons) {
        return new App(id, name, createdAt, variables, newAddons);
    }

    App with(Addon addon) {
        if (addon(addon.id()).isEmpty()) {
            return withAddons(Stream.concat(addons.stream(), Stream.of(addon)).toList());
        }
        return withAddons(addons.stream()
                .map(each -> each.id().equals(addon.id()) ? addon : each)
                .toList());
    }

    App withoutAddon(String addonId) {
        return withAddons(
                addons.stream().filter(each -> !each.id().equals(addonId)).toList());
    }
}
