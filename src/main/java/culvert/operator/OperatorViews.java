package culvert.operator;

import culvert.delivery.Delivery;
import culvert.delivery.DeliveryService;
import culvert.resources.Resource;
import culvert.resources.ResourceService;
import culvert.resources.ResourceState;
import culvert.rotation.KeyUse;
import culvert.rotation.Rotation;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Gathers what the operator's page shows. */
@ApplicationScoped
class OperatorViews {

    private static final int MOST_ROWS = 100;

    private final ResourceService resources;
    private final DeliveryService deliveries;
    private final Rotation rotation;
    private final OperatorForms forms;

    OperatorViews(ResourceService resources, DeliveryService deliveries, Rotation rotation, OperatorForms forms) {
        this.resources = resources;
        this.deliveries = deliveries;
        this.rotation = rotation;
        this.forms = forms;
    }

    @CheckedTemplate(basePath = "operator")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance page(OperatorView view);
    }

    OperatorView page(String sought) {
        Map<ResourceState, Long> counts = resources.countByState();
        List<KeyUse> keys = rotation.keys();
        return new OperatorView(
                sought,
                counts.getOrDefault(ResourceState.PROVISIONED, 0L),
                counts.getOrDefault(ResourceState.SUSPENDED, 0L),
                counts.getOrDefault(ResourceState.DEPROVISIONED, 0L),
                resources.search(sought, MOST_ROWS).stream().map(this::row).toList(),
                deliveries.givenUp(MOST_ROWS).stream()
                        .map(OperatorViews::givenUp)
                        .toList(),
                keys.stream().map(OperatorViews::key).toList(),
                keys.stream()
                        .filter(key -> !key.primary())
                        .mapToLong(KeyUse::total)
                        .sum(),
                rotation.problem().orElse(""),
                forms.token());
    }

    private OperatorView.Row row(Resource resource) {
        return new OperatorView.Row(
                resource.id().value(),
                resource.app().value(),
                resource.platform().id(),
                resource.plan(),
                resource.state().name().toLowerCase(Locale.ROOT),
                resource.newestVersion(),
                deliveries
                        .newest(resource.id())
                        .map(delivery -> delivery.state().words())
                        .orElse("nothing saved yet"));
    }

    private static OperatorView.GivenUp givenUp(Delivery delivery) {
        return new OperatorView.GivenUp(
                delivery.resource().value(),
                delivery.version(),
                delivery.attempts(),
                delivery.lastFailure().orElse("no reason was noted"));
    }

    private static OperatorView.Key key(KeyUse key) {
        String role = key.primary() ? "seals what is new" : key.known() ? "opens what is old" : "missing";
        String advice = "";
        if (!key.known()) {
            advice = "Values need it, but the keyset does not have it: put it back.";
        } else if (!key.primary() && key.total() == 0) {
            advice = "Nothing needs it: it can be dropped once every broker uses this keyset.";
        }
        return new OperatorView.Key(key.id(), role, key.total(), key.values(), advice);
    }
}
