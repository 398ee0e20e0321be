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
 * @param problem why a button did nothing; may be empty
 * @param fresh the secret of a webhook that was made just now, shown this once; may be empty
 * @param mailOn whether the operator set a mail server
 */
public record NoticesView(
        Frame frame, String notice, String problem, String fresh, boolean mailOn, Group webhooks, Group mails) {

    private static final Duration SOON = Duration.ofSeconds(10);

    /** Whether something that was typed was not taken. */
    public boolean isRefused() {
        return webhooks.form().isRefused() || mails.form().isRefused();
    }

    /**
     * A form that was filled in, and not taken.
     *
     * @param typed what was typed, to be mended
     * @param problem why it was not taken; empty before anything was sent
     */
    public record Form(String typed, String problem) {

        static final Form EMPTY = new Form("", "");

        public boolean isRefused() {
            return !problem.isEmpty();
        }
    }

    /**
     * The recipients that are reached in the same way.
     *
     * @param moving whether something about them is about to change within seconds
     */
    public record Group(List<Entry> entries, boolean moving, Form form) {

        public Group {
            entries = List.copyOf(entries);
        }

        static Group of(List<RecipientStatus> all, Channel channel, Form form, Instant now) {
            List<RecipientStatus> its = all.stream()
                    .filter(each -> each.recipient().channel() == channel)
                    .toList();
            boolean moving = its.stream()
                    .flatMap(each -> each.deliveries().stream())
                    .flatMap(delivery -> delivery.nextAttemptAt().stream())
                    .anyMatch(next -> next.isBefore(now.plus(SOON)));
            return new Group(its.stream().map(Entry::of).toList(), moving, form);
        }
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
     * @param unwanted whether it was switched off because the other side asked for that
     */
    public record Entry(
            String id, String address, Standing standing, Moment since, boolean unwanted, List<Line> lines) {

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
                    recipient.isUnwanted(),
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

        public boolean isFailing() {
            return standing == Standing.FAILS;
        }

        public boolean isUnconfirmed() {
            return standing == Standing.UNCONFIRMED;
        }
    }

    /**
     * One notice that was sent there, or is to be.
     *
     * @param again whether it is tried again after an attempt that failed
     * @param next when that is; when it was made otherwise
     */
    public record Line(Moment at, String event, NoticeDelivery.State state, String result, boolean again, Moment next) {

        static Line of(NoticeDelivery delivery) {
            String attempts = delivery.attempts() > 1 ? ", attempt " + delivery.attempts() : "";
            boolean again = delivery.state() == NoticeDelivery.State.WAITING
                    && !delivery.outcome().isEmpty();
            return new Line(
                    new Moment(delivery.createdAt()),
                    delivery.event().words(),
                    delivery.state(),
                    delivery.outcome().isEmpty() ? "on its way" : delivery.outcome() + attempts,
                    again,
                    new Moment(delivery.nextAttemptAt().orElse(delivery.createdAt())));
        }
    }
}
