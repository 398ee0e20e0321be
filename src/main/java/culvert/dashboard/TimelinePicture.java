package culvert.dashboard;

import culvert.tunnels.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Spans of time as bars in a picture of {@value #WIDTH} units.
 *
 * @param bars oldest first
 */
public record TimelinePicture(List<Bar> bars) {

    static final int WIDTH = 1000;

    // What is shorter would not be seen; a cut is what somebody looks for.
    private static final double NARROWEST = 1.5;

    public TimelinePicture {
        bars = List.copyOf(bars);
    }

    /** One bar; numbers are ready to stand in an attribute. */
    public record Bar(String x, String width, Span.Kind kind, String title) {}

    static TimelinePicture of(List<Span> spans, Instant from, Instant until) {
        double perSecond = (double) WIDTH / Duration.between(from, until).toSeconds();
        return new TimelinePicture(spans.stream()
                .map(span -> {
                    double x = Duration.between(from, span.from()).toSeconds() * perSecond;
                    double width = Math.max(NARROWEST, span.length().toSeconds() * perSecond);
                    String title = span.kind().words() + (span.why().isEmpty() ? "" : ": " + span.why()) + ", "
                            + Length.words(span.length());
                    return new Bar(decimal(Math.min(x, WIDTH - width)), decimal(width), span.kind(), title);
                })
                .toList());
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
