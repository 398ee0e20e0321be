package culvert.tunnels;

import culvert.resources.ResourceId;
import culvert.resources.StoredConfigs;
import culvert.tunnels.TunnelEvent.Failed;
import culvert.tunnels.TunnelEvent.Impaired;
import culvert.tunnels.TunnelEvent.Lost;
import culvert.tunnels.TunnelRun.Trouble;
import culvert.vpnc.SecretMask;
import culvert.vpnc.VpncConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Leaves out what a supervisor says with a secret of its config in it, before it is kept. The supervisor keeps such lines back
 * already; but it is the app's container that it runs in.
 */
@ApplicationScoped
class Discretion {

    private final StoredConfigs configs;

    Discretion(StoredConfigs configs) {
        this.configs = configs;
    }

    /** The events of a report about this run; what it said before was looked at then. */
    List<TunnelEvent> of(List<TunnelEvent> events, TunnelRun run) {
        Supplier<Optional<VpncConfig>> config =
                once(() -> configs.version(new ResourceId(run.resource()), run.version()));
        Trouble known = run.trouble().orElse(new Trouble("", "", ""));
        UnaryOperator<String> message = text -> text.equals(known.message()) ? text : withoutSecrets(text, config);
        UnaryOperator<String> line = text -> text.equals(known.vpnc()) ? text : withoutSecrets(text, config);
        return events.stream()
                .map(event -> switch (event) {
                    case Failed it ->
                        new Failed(
                                it.sequence(),
                                it.at(),
                                it.cause(),
                                message.apply(it.message()),
                                it.exitStatus(),
                                line.apply(it.vpnc()),
                                it.nextAttemptSeconds());
                    case Lost it -> new Lost(it.sequence(), it.at(), it.cause(), message.apply(it.message()));
                    case Impaired it -> new Impaired(it.sequence(), it.at(), it.cause(), message.apply(it.message()));
                    default -> event;
                })
                .toList();
    }

    private static String withoutSecrets(String text, Supplier<Optional<VpncConfig>> config) {
        boolean told = !text.isEmpty()
                && config.get()
                        .filter(known -> SecretMask.isToldIn(text, known))
                        .isPresent();
        return told ? "" : text;
    }

    // Most reports need no config, and one that does needs it for each of its texts.
    private static <T> Supplier<T> once(Supplier<T> supplier) {
        return new Supplier<>() {
            private Optional<T> value = Optional.empty();

            @Override
            public T get() {
                if (value.isEmpty()) {
                    value = Optional.of(supplier.get());
                }
                return value.get();
            }
        };
    }
}
