package culvert.notices;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import culvert.audit.Act;
import culvert.audit.AuditTrail;
import culvert.jobs.JobQueue;
import culvert.jobs.RetryPolicy;
import culvert.resources.ResourceId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The short transactions around an attempt to send. All lock the recipient first, as does whoever has something new for it;
 * the sending lies between them, in no transaction.
 */
@ApplicationScoped
class NoticeLedger {

    private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);

    private final Recipients recipients;
    private final NoticeDeliveries deliveries;
    private final JobQueue jobs;
    private final AuditTrail trail;
    private final Clock clock;
    private final RetryPolicy policy = new RetryPolicy(RandomGenerator.getDefault(), GIVEN_UP_AFTER);

    NoticeLedger(Recipients recipients, NoticeDeliveries deliveries, JobQueue jobs, AuditTrail trail, Clock clock) {
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.jobs = jobs;
        this.trail = trail;
        this.clock = clock;
    }

    /** Has the notice sent to everybody who is to be told about the resource. */
    @Transactional(Transactional.TxType.MANDATORY)
    void tell(ResourceId resource, Notice notice) {
        recipients.lockReachable(resource).forEach(recipient -> add(recipient, notice));
    }

    /** Has the notice sent to one recipient, which the caller holds locked or has just made. */
    @Transactional(Transactional.TxType.MANDATORY)
    void add(Recipient recipient, Notice notice) {
        List<NoticeDelivery> waiting = deliveries.waiting(recipient.id());
        if (waiting.size() >= NoticeDeliveries.MOST_WAITING) {
            waiting.getFirst().end(NoticeDelivery.State.GIVEN_UP, "too many newer ones waited", clock.instant());
        }
        deliveries.persistAndFlush(new NoticeDelivery(recipient.id(), notice, clock.instant()));
        jobs.runNow(job(recipient.id()));
    }

    /** Picks up what is to be sent now and notes that an attempt began; empty when nothing is. */
    @Transactional
    Optional<Parcel> pickUp(String id) {
        Optional<Recipient> reachable =
                recipients.lock(id).filter(recipient -> recipient.offAt().isEmpty());
        return reachable.flatMap(recipient -> deliveries
                .next(id)
                .filter(delivery -> delivery.isDue(clock.instant()))
                .map(delivery -> parcel(recipient, delivery)));
    }

    /**
     * Notes the outcome.
     *
     * @return when the job has to run again; empty when nothing is left to do
     */
    @Transactional
    Optional<Instant> settle(Parcel parcel, Sending outcome) {
        Optional<Recipient> there = recipients.lock(parcel.recipient());
        Optional<NoticeDelivery> delivery = deliveries.findByIdOptional(parcel.delivery());
        if (there.isEmpty() || delivery.isEmpty()) {
            return Optional.empty();
        }
        note(there.get(), delivery.get(), outcome);
        if (there.get().offAt().isPresent()) {
            endAll(parcel.recipient());
            trail.note(Act.RECIPIENT_SWITCHED_OFF, parcel.resource(), recipients.shortly(there.get()));
        }
        deliveries.flush();
        deliveries.forgetOld(parcel.recipient());
        return nextOf(parcel.recipient());
    }

    /** When the job has to run again, for a run that found nothing to do. */
    @Transactional
    Optional<Instant> next(String id) {
        return recipients.lock(id).flatMap(recipient -> nextOf(id));
    }

    Instant in(Duration wait) {
        return clock.instant().plus(wait);
    }

    static TaskInstance<Void> job(String recipient) {
        return new TaskInstance<>(NoticeJob.NAME, recipient);
    }

    private void note(Recipient recipient, NoticeDelivery delivery, Sending outcome) {
        Instant now = clock.instant();
        switch (outcome) {
            case Sending.Taken taken -> {
                recipient.reached();
                delivery.end(NoticeDelivery.State.TAKEN, taken.words(), now);
            }
            case Sending.Failed failed -> {
                recipient.failed(now);
                policy.next(now, delivery.createdAt(), delivery.attempts(), failed.retryAfter())
                        // Whoever tries it looks at the outcome.
                        .filter(next -> delivery.event() != NoticeEvent.TEST)
                        .ifPresentOrElse(
                                next -> delivery.tryAgainAt(next, failed.words()),
                                () -> delivery.end(NoticeDelivery.State.GIVEN_UP, failed.words(), now));
            }
            case Sending.Hopeless hopeless -> {
                recipient.failed(now);
                delivery.end(NoticeDelivery.State.GIVEN_UP, hopeless.words(), now);
            }
            case Sending.Unwanted unwanted -> {
                recipient.refusedForGood(now);
                delivery.end(NoticeDelivery.State.GIVEN_UP, unwanted.words(), now);
            }
        }
    }

    private void endAll(String recipient) {
        deliveries
                .waiting(recipient)
                .forEach(each -> each.end(NoticeDelivery.State.GIVEN_UP, "switched off", clock.instant()));
    }

    private Optional<Instant> nextOf(String recipient) {
        return deliveries.next(recipient).flatMap(NoticeDelivery::nextAttemptAt);
    }

    private Parcel parcel(Recipient recipient, NoticeDelivery delivery) {
        delivery.beginAttempt();
        return new Parcel(
                delivery.id(),
                recipient.resource(),
                recipient.id(),
                recipient.channel(),
                recipients.address(recipient),
                recipients.secret(recipient),
                delivery.notice());
    }
}
