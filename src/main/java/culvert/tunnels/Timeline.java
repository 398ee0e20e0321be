package culvert.tunnels;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws the timeline of one container from what happened in it. */
final class Timeline {

    private final Instant from;
    private final List<Span> spans = new ArrayList<>();
    private @Nullable Instant since;
    private Span.Kind kind = Span.Kind.DOWN;
    private String why = "";
    private @Nullable UUID run;

    private Timeline(Instant from) {
        this.from = from;
    }

    /**
     * The timelines of all containers, by name.
     *
     * @param events what happened, in any order; of each container also the last thing before {@code from}
     * @param runs the starts of supervisors that may still live
     */
    static List<ContainerTimeline> of(List<PastEvent> events, List<TunnelRun> runs, Instant from, Instant now) {
        Map<String, List<PastEvent>> byContainer = new TreeMap<>();
        for (PastEvent event : events) {
            byContainer
                    .computeIfAbsent(event.container(), name -> new ArrayList<>())
                    .add(event);
        }
        Map<String, TunnelRun> newest = new LinkedHashMap<>();
        runs.stream()
                .sorted(Comparator.comparing(TunnelRun::startedAt))
                .forEach(run -> newest.put(run.container(), run));
        List<ContainerTimeline> timelines = new ArrayList<>();
        byContainer.forEach((container, its) -> {
            Timeline timeline = new Timeline(from);
            its.stream()
                    .sorted(Comparator.comparing(PastEvent::at).thenComparingInt(PastEvent::sequence))
                    .forEach(timeline::add);
            timeline.end(Optional.ofNullable(newest.get(container)), now);
            if (!timeline.spans.isEmpty()) {
                timelines.add(new ContainerTimeline(container, timeline.spans));
            }
        });
        return timelines;
    }

    private void add(PastEvent event) {
        String message = Objects.requireNonNullElse(event.message(), "");
        switch (event.kind()) {
            case STARTING -> enter(event, Span.Kind.DOWN, "starting");
            case CONNECTED -> enter(event, Span.Kind.UP, "");
            case LOST, FAILED -> enter(event, Span.Kind.DOWN, message);
            case SILENT -> skip(event);
            // It changes nothing.
            case TRIED -> {}
            case STOPPED -> {
                // The end of an older start says nothing about the one that replaced it.
                if (event.run().equals(run)) {
                    close(event.at());
                    since = null;
                }
            }
        }
    }

    private void enter(PastEvent event, Span.Kind next, String reason) {
        if (since != null && kind == next && why.equals(reason)) {
            run = event.run();
            return;
        }
        close(event.at());
        since = event.at();
        kind = next;
        why = reason;
        run = event.run();
    }

    private void skip(PastEvent silence) {
        if (since == null || silence.until() == null) {
            return;
        }
        close(silence.at());
        append(silence.at(), silence.until(), Span.Kind.UNKNOWN, "nothing was heard");
        since = silence.until();
    }

    private void end(Optional<TunnelRun> living, Instant now) {
        Optional<TunnelRun> same = living.filter(each -> each.run().equals(run));
        if (same.isEmpty()) {
            // Nothing says how long it went on.
            return;
        }
        Instant silentFrom = ContainerState.silentFrom(same.get());
        if (now.isBefore(silentFrom)) {
            close(now);
            return;
        }
        close(same.get().reportedAt());
        if (ContainerState.of(same.get(), now) == ContainerState.SILENT && since != null) {
            append(same.get().reportedAt(), now, Span.Kind.UNKNOWN, "nothing was heard");
        }
    }

    private void close(Instant until) {
        if (since != null) {
            append(since, until, kind, why);
        }
    }

    private void append(Instant begin, Instant end, Span.Kind what, String reason) {
        Instant first = begin.isBefore(from) ? from : begin;
        if (first.isBefore(end)) {
            spans.add(new Span(first, end, what, reason));
        }
    }
}
