package culvert.tunnels;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to the tunnel of a container, as it is kept. What a kind does not have is null.
 *
 * @param until only of {@link Kind#SILENT}: when something was heard again
 */
public record PastEvent(
        String resource,
        UUID run,
        String container,
        int version,
        int sequence,
        Instant at,
        Kind kind,
        @Nullable String cause,
        @Nullable String message,
        @Nullable String vpnc,
        @Nullable Integer exitStatus,
        @Nullable String address,
        @Nullable Instant until) {

    /** What happened. */
    public enum Kind {
        STARTING,
        CONNECTED,
        LOST,
        FAILED,
        /** Another Diffie-Hellman group; the message is which, the cause whether the gateway took it. */
        TRIED,
        STOPPED,
        SILENT;

        /** Of {@link #TRIED}. */
        public static final String ACCEPTED = "dh-group-accepted";

        /** Of {@link #TRIED}. */
        public static final String REFUSED = "dh-group-refused";

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** What is kept of an event; nothing of what only moves a run on. */
    static Optional<PastEvent> of(TunnelEvent event, TunnelRun run, Instant received) {
        Instant at = RunHistory.within(event.at(), received);
        return Optional.ofNullable(
                switch (event) {
                    case TunnelEvent.Starting starting -> bare(run, event, at, Kind.STARTING);
                    case TunnelEvent.Stopped stopped -> bare(run, event, at, Kind.STOPPED);
                    case TunnelEvent.Connected up ->
                        of(run, event, at, Kind.CONNECTED, null, null, null, null, up.address());
                    case TunnelEvent.Lost lost ->
                        of(run, event, at, Kind.LOST, lost.cause(), lost.message(), null, null, null);
                    case TunnelEvent.Failed failed ->
                        of(
                                run,
                                event,
                                at,
                                Kind.FAILED,
                                failed.cause(),
                                failed.message(),
                                failed.vpnc(),
                                failed.exitStatus(),
                                null);
                    case TunnelEvent.Tried tried ->
                        of(
                                run,
                                event,
                                at,
                                Kind.TRIED,
                                tried.accepted() ? Kind.ACCEPTED : Kind.REFUSED,
                                tried.dhGroup(),
                                null,
                                null,
                                null);
                    case TunnelEvent.Impaired impaired -> null;
                    case TunnelEvent.Probe probe -> null;
                });
    }

    static PastEvent of(Silence silence, TunnelRun run) {
        return new PastEvent(
                run.resource(),
                run.run(),
                run.container(),
                run.version(),
                silence.sequence(),
                silence.from(),
                Kind.SILENT,
                null,
                null,
                null,
                null,
                null,
                silence.until());
    }

    private static PastEvent bare(TunnelRun run, TunnelEvent event, Instant at, Kind kind) {
        return of(run, event, at, kind, null, null, null, null, null);
    }

    private static PastEvent of(
            TunnelRun run,
            TunnelEvent event,
            Instant at,
            Kind kind,
            @Nullable String cause,
            @Nullable String message,
            @Nullable String vpnc,
            @Nullable Integer exitStatus,
            @Nullable String address) {
        return new PastEvent(
                run.resource(),
                run.run(),
                run.container(),
                run.version(),
                event.sequence(),
                at,
                kind,
                cause,
                message,
                vpnc,
                exitStatus,
                address,
                null);
    }
}
