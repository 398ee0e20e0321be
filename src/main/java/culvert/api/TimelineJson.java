package culvert.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import culvert.tunnels.ContainerTimeline;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tunnel of one container did, oldest first.
 *
 * @param availability 0 to 1, of the time in which it is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TimelineJson(String container, @Nullable Double availability, List<SpanJson> spans) {

    /** A time in which nothing changed. */
    record SpanJson(String from, String until, String state, String why) {}

    static TimelineJson of(ContainerTimeline timeline) {
        var known = timeline.availability();
        return new TimelineJson(
                timeline.container(),
                known.isPresent() ? known.getAsDouble() : null,
                timeline.spans().stream()
                        .map(span -> new SpanJson(
                                span.from().toString(),
                                span.until().toString(),
                                span.kind().words(),
                                span.why()))
                        .toList());
    }
}
