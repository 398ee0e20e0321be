package culvert.notices;

import culvert.audit.Act;
import culvert.audit.AuditTrail;
import culvert.jobs.JobQueue;
import culvert.notices.mail.MailAddress;
import culvert.resources.Resource;
import culvert.resources.ResourceId;
import culvert.resources.ResourceService;
import culvert.security.Secret;
import culvert.tunnels.Tunnels;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is told about a resource: what its owner can do about it. Each method is one transaction. */
@ApplicationScoped
public class NoticeService {

    static final int MOST_OF_A_CHANNEL = 10;

    private final Recipients recipients;
    private final NoticeDeliveries deliveries;
    private final Standings standings;
    private final NoticeLedger ledger;
    private final MailQuestions questions;
    private final ResourceService resources;
    private final Tunnels tunnels;
    private final JobQueue jobs;
    private final AuditTrail trail;
    private final Clock clock;

    NoticeService(
            Recipients recipients,
            NoticeDeliveries deliveries,
            Standings standings,
            NoticeLedger ledger,
            MailQuestions questions,
            ResourceService resources,
            Tunnels tunnels,
            JobQueue jobs,
            AuditTrail trail,
            Clock clock) {
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.standings = standings;
        this.ledger = ledger;
        this.questions = questions;
        this.resources = resources;
        this.tunnels = tunnels;
        this.jobs = jobs;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * Adds a webhook.
     *
     * @param url checked by {@link culvert.notices.webhook.WebhookDoor} before
     * @param secret to be shown to its owner this once
     * @throws NoticeRefused with a sentence for the customer
     * @throws culvert.resources.ResourceRefused when there is no such resource, or no longer
     */
    @Transactional
    public Recipient addWebhook(ResourceId id, String url, Secret secret) {
        resources.lockLiving(id);
        requireRoom(id, Channel.WEBHOOK, url);
        String name = UUID.randomUUID().toString();
        recipients.addWebhook(name, id, url, secret, clock.instant());
        return added(name);
    }

    /**
     * Adds a mail address and asks it whether it wants that.
     *
     * @throws NoticeRefused with a sentence for the customer
     * @throws culvert.resources.ResourceRefused when there is no such resource, or no longer
     */
    @Transactional
    public Recipient addMail(ResourceId id, String text) {
        Resource resource = resources.lockLiving(id);
        String address = MailAddress.read(text)
                .orElseThrow(() -> new NoticeRefused("That is no mail address: it must look like ops@example.com."));
        requireRoom(id, Channel.MAIL, address);
        if (!questions.mayAsk(id)) {
            throw new NoticeRefused("Too many addresses were asked today; try again tomorrow.");
        }
        String name = UUID.randomUUID().toString();
        recipients.addMail(name, id, address, clock.instant());
        Recipient recipient = added(name);
        ledger.add(recipient, NoticeBody.confirmation(resource, clock.instant()));
        return recipient;
    }

    /** Ends it at once; what waits for it is dropped. Does nothing when there is no such recipient of this resource. */
    @Transactional
    public void remove(ResourceId id, String recipient) {
        standings.lock(id);
        recipients
                .of(id, recipient)
                .flatMap(found -> recipients.lock(found.id()))
                .ifPresent(found -> {
                    recipients.delete(found);
                    recipients.flush();
                    jobs.cancel(NoticeLedger.job(recipient));
                    trail.note(Act.RECIPIENT_REMOVED, id, recipients.shortly(found));
                    if (recipients.of(id).isEmpty()) {
                        standings.end(id);
                        jobs.cancel(TunnelWatch.job(id));
                    }
                });
    }

    /** Sends a test. @throws NoticeRefused when it cannot be sent now */
    @Transactional
    public void test(ResourceId id, String recipient) {
        Recipient found = recipients
                .of(id, recipient)
                .flatMap(one -> recipients.lock(one.id()))
                .orElseThrow(() -> new NoticeRefused("There is no such recipient any more."));
        if (!found.isConfirmed()) {
            throw new NoticeRefused("Nothing can be sent to this address before it is confirmed.");
        }
        if (found.offAt().isPresent()) {
            throw new NoticeRefused("It is switched off; switch it on first.");
        }
        boolean underWay = deliveries.waiting(found.id()).stream().anyMatch(each -> each.event() == NoticeEvent.TEST);
        if (!underWay) {
            ledger.add(found, NoticeBody.test(resources.find(id), clock.instant()));
        }
    }

    /** The way back after it was switched off for days of failure. Idempotent. */
    @Transactional
    public void switchOn(ResourceId id, String recipient) {
        recipients
                .of(id, recipient)
                .flatMap(found -> recipients.lock(found.id()))
                .filter(found -> found.offAt().isPresent())
                .ifPresent(found -> {
                    found.switchOn();
                    trail.note(Act.RECIPIENT_SWITCHED_ON, id, recipients.shortly(found));
                });
    }

    /** Notes that mail is wanted there. Idempotent. @return empty when there is no such address any more */
    @Transactional
    public Optional<Recipient> confirm(ResourceId id, String recipient) {
        Optional<Recipient> found = recipients.of(id, recipient).flatMap(one -> recipients.lock(one.id()));
        found.filter(one -> !one.isConfirmed()).ifPresent(one -> {
            one.confirm(clock.instant());
            trail.note(Act.MAIL_CONFIRMED, id, recipients.shortly(one));
        });
        return found;
    }

    /** One of this resource, and not of another. */
    @Transactional
    public Optional<RecipientStatus> find(ResourceId id, String recipient) {
        return status(id, recipient);
    }

    /** All of a resource, oldest first. */
    @Transactional
    public List<RecipientStatus> list(ResourceId id) {
        return recipients.ids(id).stream()
                .flatMap(each -> status(id, each).stream())
                .toList();
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void endAll(ResourceId id) {
        standings.lock(id);
        for (Recipient recipient : recipients.of(id)) {
            recipients.lock(recipient.id()).ifPresent(recipients::delete);
            jobs.cancel(NoticeLedger.job(recipient.id()));
        }
        recipients.flush();
        standings.end(id);
        jobs.cancel(TunnelWatch.job(id));
    }

    private Recipient added(String name) {
        Recipient recipient = recipients.findById(name);
        ResourceId id = recipient.resource();
        Optional<Level> level = Level.of(tunnels.status(id).state());
        Standing standing = Standing.beginning(level);
        standings.begin(id, standing);
        if (standing.isWatched()) {
            jobs.runWithin(TunnelWatch.job(id), Standing.LOOK_AGAIN);
        }
        trail.note(Act.RECIPIENT_ADDED, id, recipients.shortly(recipient));
        return recipient;
    }

    private void requireRoom(ResourceId id, Channel channel, String address) {
        List<Recipient> same = recipients.of(id).stream()
                .filter(each -> each.channel() == channel)
                .toList();
        if (same.stream().anyMatch(each -> recipients.address(each).equals(address))) {
            throw new NoticeRefused("It is there already.");
        }
        if (same.size() >= MOST_OF_A_CHANNEL) {
            throw new NoticeRefused("There are " + MOST_OF_A_CHANNEL + " already; remove one first.");
        }
    }

    // What was sent is read first: a page that saw something under way looks again, one that saw it done must know its
    // end.
    private Optional<RecipientStatus> status(ResourceId id, String recipient) {
        List<NoticeDelivery> sent = deliveries.newestFirst(recipient);
        return recipients.of(id, recipient).map(each -> new RecipientStatus(each, recipients.address(each), sent));
    }
}
