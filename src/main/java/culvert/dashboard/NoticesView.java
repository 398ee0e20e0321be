package culvert.dashboard;

import culvert.notices.Channel;
import culvert.notices.NoticeDelivery;
import culvert.notices.NoticeEvent;
import culvert.notices.Recipient;
import culvert.notices.RecipientStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The page of who is told about the tunnels.
 *
 * @param notice what is said once after something was done; may be empty
 * @param problem why nothing was done; may be empty
 * @param fresh the secret of a webhook that was made just now, shown this once; may be empty
 * @param mailOn whether the operator set a mail server
 * @param moving whether something is about to change within seconds
 */
public record NoticesView(
        Frame frame,
        String notice,
        String problem,
        String fresh,
        boolean mailOn,
        boolean moving,
        List<Entry> webhooks,
        List<Entry> mails) {

    private static final Duration SOON = Duration.ofSeconds(10);

    public NoticesView {
        webhooks = List.copyOf(webhooks);
        mails = List.copyOf(mails);
    }

    static NoticesView of(
            Frame frame,
            String notice,
            String problem,
            String fresh,
            boolean mailOn,
            List<RecipientStatus> all,
            Instant now) {
        return new NoticesView(
                frame,
                notice,
                problem,
                fresh,
                mailOn,
                all.stream()
                        .flatMap(each -> each.deliveries().stream())
                        .flatMap(delivery -> delivery.nextAttemptAt().stream())
                        .anyMatch(next -> next.isBefore(now.plus(SOON))),
                entries(all, Channel.WEBHOOK),
                entries(all, Channel.MAIL));
    }

    private static List<Entry> entries(List<RecipientStatus> all, Channel channel) {
        return all.stream()
                .filter(each -> each.recipient().channel() == channel)
                .map(Entry::of)
                .toList();
    }

    /** How a recipient is. */
    public enum Standing {
        WORKS("on"),
        FAILS("on, but not reached"),
        UNCONFIRMED("waits to be confirmed"),
        OFF("switched off");

        private final String words;

        Standing(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /**
     * One recipient.
     *
     * @param since when it failed first, or was switched off; when it was added otherwise
     */
    public record Entry(String id, String address, Standing standing, Moment since, List<Line> lines) {

        static Entry of(RecipientStatus status) {
            Recipient recipient = status.recipient();
            Standing standing = recipient.offAt().isPresent()
                    ? Standing.OFF
                    : !recipient.isConfirmed()
                            ? Standing.UNCONFIRMED
                            : recipient.failingSince().isPresent() ? Standing.FAILS : Standing.WORKS;
            Instant since = recipient.offAt().or(recipient::failingSince).orElse(recipient.createdAt());
            return new Entry(
                    recipient.id(),
                    status.address(),
                    standing,
                    new Moment(since),
                    status.deliveries().stream().map(Line::of).toList());
        }

        public boolean isTestable() {
            return standing == Standing.WORKS || standing == Standing.FAILS;
        }

        /** Whether what was sent last is worth a look without being asked for. */
        public boolean isOpen() {
            boolean isTried = !lines.isEmpty() && lines.getFirst().event().equals(NoticeEvent.TEST.words());
            return isTried || standing == Standing.FAILS || standing == Standing.OFF;
        }

        public boolean isOff() {
            return standing == Standing.OFF;
        }
    }

    /** One notice that was sent there, or is to be. */
    public record Line(Moment at, String event, String state, String outcome) {
        static Line of(NoticeDelivery delivery) {
            String attempts = delivery.attempts() > 1 ? " (attempt " + delivery.attempts() + ")" : "";
            return new Line(
                    new Moment(delivery.createdAt()),
                    delivery.event().words(),
                    delivery.state().words(),
                    delivery.outcome().isEmpty() ? "" : delivery.outcome() + attempts);
        }
    }
}
