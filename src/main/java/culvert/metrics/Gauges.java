package culvert.metrics;

import culvert.delivery.DeliveryState;
import culvert.notices.Channel;
import culvert.resources.ResourceState;
import culvert.tunnels.ContainerState;
import culvert.tunnels.TunnelsState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The gauges of the broker. Their labels are states and causes that are known beforehand, so their number is fixed. */
@ApplicationScoped
class Gauges {

    private final MeterRegistry metrics;
    private final Readings readings;

    Gauges(MeterRegistry metrics, Readings readings) {
        this.metrics = metrics;
        this.readings = readings;
    }

    void register(@Observes StartupEvent starting) {
        for (ResourceState state : ResourceState.values()) {
            gauge(
                    "culvert.resources",
                    "Resources",
                    state.name().toLowerCase(Locale.ROOT),
                    reading -> of(reading.resources(), state));
        }
        for (TunnelsState state : TunnelsState.values()) {
            gauge(
                    "culvert.resource.tunnels",
                    "Living resources by what their tunnels do",
                    state.words(),
                    reading -> state == TunnelsState.UNKNOWN
                            ? unknown(reading)
                            : of(reading.tunnels().resources(), state));
        }
        for (ContainerState state : ContainerState.values()) {
            if (state != ContainerState.GONE) {
                gauge(
                        "culvert.containers",
                        "Containers by what their tunnel does",
                        state.words(),
                        reading -> of(reading.tunnels().containers(), state));
            }
        }
        for (String cause : Causes.ALL) {
            add(
                    "culvert.troubles",
                    "Containers whose tunnel is not up, or impaired, by cause",
                    List.of("cause", cause),
                    reading -> Causes.count(reading.tunnels().causes(), cause));
        }
        for (DeliveryState state : List.of(DeliveryState.WAITING, DeliveryState.HELD, DeliveryState.GIVEN_UP)) {
            gauge(
                    "culvert.deliveries",
                    "Config versions that are not published",
                    state.words(),
                    reading -> of(reading.deliveries().deliveries(), state));
        }
        add(
                "culvert.deliveries.oldest",
                "How long the delivery that waits longest does, in seconds",
                List.of(),
                reading -> age(reading.deliveries().oldestWaiting(), reading));
        for (Channel channel : Channel.values()) {
            List<String> tags = List.of("channel", channel.word());
            add(
                    "culvert.notice.recipients",
                    "Recipients of notices",
                    tags,
                    reading -> of(reading.notices().recipients(), channel));
            add(
                    "culvert.notice.recipients.off",
                    "Recipients that are switched off after days of failure",
                    tags,
                    reading -> of(reading.notices().off(), channel));
            add(
                    "culvert.notices.waiting",
                    "Notices that are still to be sent",
                    tags,
                    reading -> of(reading.notices().waiting(), channel));
        }
        add(
                "culvert.notices.oldest",
                "How long the notice that waits longest does, in seconds",
                List.of(),
                reading -> age(reading.notices().oldestWaiting(), reading));
    }

    private void gauge(String name, String text, String state, ToDoubleFunction<Reading> figure) {
        add(name, text, List.of("state", state), figure);
    }

    private void add(String name, String text, List<String> tags, ToDoubleFunction<Reading> figure) {
        Gauge.builder(name, readings, from -> from.figure(figure))
                .description(text)
                .tags(tags.toArray(String[]::new))
                .register(metrics);
    }

    // From what was never heard, nothing is known either.
    private static double unknown(Reading reading) {
        long living = reading.resources().getOrDefault(ResourceState.PROVISIONED, 0L)
                + reading.resources().getOrDefault(ResourceState.SUSPENDED, 0L);
        long silent = Math.max(0, living - reading.tunnels().heard());
        return of(reading.tunnels().resources(), TunnelsState.UNKNOWN) + silent;
    }

    private static <K> double of(Map<K, Long> counts, K key) {
        return counts.getOrDefault(key, 0L);
    }

    private static double age(Optional<Instant> since, Reading reading) {
        return since.map(first ->
                        Math.max(0, Duration.between(first, reading.at()).toMillis()) / 1000.0)
                .orElse(0.0);
    }
}
