package culvert.tunnels;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Runs and events for tests; times are seconds after noon. */
final class Runs {

    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private Runs() {}

    static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    /** A run of web-1 that said this, each event reported as it happened. */
    static TunnelRun having(TunnelEvent... events) {
        return of("web-1", events);
    }

    static TunnelRun of(String container, TunnelEvent... events) {
        Report report = new Report(container, UUID.randomUUID(), List.of(events));
        TunnelRun run = RunHistory.begin("vpn-a", 1, report, events[0].at());
        return after(run, events);
    }

    static TunnelRun after(TunnelRun run, TunnelEvent... events) {
        TunnelRun told = run;
        for (TunnelEvent event : Arrays.asList(events)) {
            told = RunHistory.after(told, List.of(event), event.at()).run();
        }
        return told;
    }

    static TunnelEvent starting(int sequence, long second) {
        return new TunnelEvent.Starting(sequence, at(second));
    }

    static TunnelEvent connected(int sequence, long second) {
        return new TunnelEvent.Connected(
                sequence, at(second), "10.92.0.1", "tun0", List.of("10.91.0.0/24"), List.of("10.91.0.53"));
    }

    static TunnelEvent lost(int sequence, long second) {
        return new TunnelEvent.Lost(sequence, at(second), "gateway-vanished", "gateway has vanished");
    }

    static TunnelEvent failed(int sequence, long second, int next) {
        return new TunnelEvent.Failed(
                sequence, at(second), "no-answer", "gateway does not answer", 1, "no response from target", next);
    }

    static TunnelEvent probe(int sequence, long second) {
        return new TunnelEvent.Probe(sequence, at(second), 12.5);
    }

    static TunnelEvent stopped(int sequence, long second) {
        return new TunnelEvent.Stopped(sequence, at(second));
    }
}
