package culvert.notices;

import culvert.delivery.DeliveryGivenUp;
import culvert.jobs.JobQueue;
import culvert.resources.ResourceEvent;
import culvert.resources.ResourceService;
import culvert.rollback.WentBack;
import culvert.tunnels.TunnelsChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;

/** What is told because of what happens elsewhere: scheduled in the transaction in which it does. */
@ApplicationScoped
class NoticeCauses {

    // Containers of one app mostly change together.
    private static final Duration SOON = Duration.ofSeconds(10);

    private final Standings standings;
    private final NoticeLedger ledger;
    private final NoticeService service;
    private final ResourceService resources;
    private final JobQueue jobs;
    private final Clock clock;

    NoticeCauses(
            Standings standings,
            NoticeLedger ledger,
            NoticeService service,
            ResourceService resources,
            JobQueue jobs,
            Clock clock) {
        this.standings = standings;
        this.ledger = ledger;
        this.service = service;
        this.resources = resources;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void follow(@Observes TunnelsChanged changed) {
        standings
                .mark(changed.resources(), clock.instant())
                .forEach(resource -> jobs.runWithin(TunnelWatch.job(resource), SOON));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void follow(@Observes WentBack back) {
        ledger.tell(back.resource(), NoticeBody.of(back, resources.find(back.resource()), clock.instant()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void follow(@Observes DeliveryGivenUp givenUp) {
        ledger.tell(givenUp.resource(), NoticeBody.of(givenUp, resources.find(givenUp.resource()), clock.instant()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void follow(@Observes ResourceEvent event) {
        if (event instanceof ResourceEvent.WasDeprovisioned gone) {
            service.endAll(gone.resource());
        }
    }
}
