package culvert.dashboard;

import culvert.dashboard.TimelineView.Full;
import culvert.dashboard.TimelineView.Line;
import culvert.dashboard.TimelineView.Outage;
import culvert.resources.ResourceId;
import culvert.settings.Settings;
import culvert.sso.Sessions.SignedOn;
import culvert.tunnels.ContainerTimeline;
import culvert.tunnels.Span;
import culvert.tunnels.TunnelDay;
import culvert.tunnels.Tunnels;
import culvert.tunnels.WatchChoices;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Gathers what the tunnels did. */
@ApplicationScoped
class TimelineViews {

    static final Duration SHOWN = Duration.ofDays(30);
    private static final int MOST_OUTAGES = 100;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final Tunnels tunnels;
    private final WatchChoices choices;
    private final Settings settings;
    private final Clock clock;

    TimelineViews(Tunnels tunnels, WatchChoices choices, Settings settings, Clock clock) {
        this.tunnels = tunnels;
        this.choices = choices;
        this.settings = settings;
        this.clock = clock;
    }

    TimelineView page(SignedOn who, String notice) {
        ResourceId id = who.resource().id();
        Instant now = clock.instant();
        Instant from = now.minus(SHOWN);
        List<ContainerTimeline> timelines = tunnels.timeline(id, from);
        String badge = choices.badge(id).map(Badge::path).orElse("");
        return new TimelineView(
                Frame.of(who, Section.TIMELINE),
                notice,
                (int) SHOWN.toDays(),
                timelines.stream()
                        .map(each -> new Line(
                                each.container(),
                                percent(each.availability()),
                                TimelinePicture.of(each.spans(), from, now)))
                        .toList(),
                outages(timelines),
                tunnels.incompleteDays(id, from).stream()
                        .map(TimelineViews::full)
                        .toList(),
                badge,
                badge.isEmpty() ? "" : settings.publicUrl() + badge);
    }

    List<ContainerTimeline> timelines(ResourceId id) {
        return tunnels.timeline(id, clock.instant().minus(SHOWN));
    }

    private static Full full(TunnelDay day) {
        return new Full(
                DAY.format(day.day()),
                day.leftOut() == 0
                        ? ""
                        : String.format(Locale.ROOT, "%,d %s", day.leftOut(), day.leftOut() == 1 ? "event" : "events"));
    }

    // 100 % is only what was never cut: rounding must not hide an outage.
    static String percent(OptionalDouble availability) {
        if (availability.isEmpty()) {
            return "not known";
        }
        double percent = Math.floor(availability.getAsDouble() * 10_000) / 100;
        return String.format(Locale.ROOT, percent == 100 ? "%.0f %%" : "%.2f %%", percent);
    }

    private static List<Outage> outages(List<ContainerTimeline> timelines) {
        record Place(String container, Span span) {}
        return timelines.stream()
                .flatMap(each -> each.spans().stream().map(span -> new Place(each.container(), span)))
                .filter(place -> place.span().kind() != Span.Kind.UP)
                .sorted(Comparator.comparing((Place place) -> place.span().from())
                        .reversed())
                .limit(MOST_OUTAGES)
                .map(place -> new Outage(
                        place.container(),
                        new Moment(place.span().from()),
                        new Moment(place.span().until()),
                        Length.words(place.span().length()),
                        place.span().kind().words(),
                        place.span().why()))
                .toList();
    }
}
