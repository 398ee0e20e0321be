package culvert.tunnels;

import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the tunnel of a container did, oldest first; gaps are times in which there was no such container.
 */
public record ContainerTimeline(String container, List<Span> spans) {

    public ContainerTimeline {
        spans = List.copyOf(spans);
    }

    /** Of the time in which it is known whether the tunnel was up, how much it was: 0 to 1; empty when nothing is known. */
    public OptionalDouble availability() {
        double up = seconds(Span.Kind.UP);
        double known = up + seconds(Span.Kind.DOWN);
        return known == 0 ? OptionalDouble.empty() : OptionalDouble.of(up / known);
    }

    private double seconds(Span.Kind kind) {
        return spans.stream()
                .filter(span -> span.kind() == kind)
                .map(Span::length)
                .mapToDouble(Duration::toMillis)
                .sum();
    }
}
