package culvert.container;

import static org.awaitility.Awaitility.await;

import culvert.diagnosis.Diagnosis;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.testcontainers.containers.GenericContainer;

/** A lab in which faults are planted, each into a healthy tunnel with a gateway of its own. */
final class FaultTrials implements AutoCloseable {

    // A gateway whose service can be killed and comes back, as on a real host.
    private static final String RESTARTING = "trap exit TERM; while :; do gateway & wait $!; sleep 3; done";

    private final Lab lab = new Lab();
    private final ReportReceiver reports = new ReportReceiver();
    private final AtomicInteger patients = new AtomicInteger();

    FaultTrials() {
        lab.start(lab.appWithoutPrivileges("").withNetworkAliases("no-gateway"));
        GenericContainer<?> silent = lab.start(lab.appWithoutPrivileges("").withNetworkAliases("silent-gateway"));
        Patient.drop(silent, "input", "udp dport 500");
    }

    /** Plants a fault and asks for the diagnosis until it is final, at the latest when the time of the fault is over. */
    Diagnosis diagnose(Fault fault, Predicate<Diagnosis> isFinal) {
        String name = "p" + patients.incrementAndGet();
        GenericContainer<?> gateway = lab.gateway(Patient.gatewayName(name), Map.of())
                .withCreateContainerCmdModifier(create -> create.withEntrypoint("sh", "-c", RESTARTING));
        try (Patient patient = new Patient(name, lab, reports, gateway)) {
            fault.plant().accept(patient);
            Instant over = reports.now().plusSeconds(fault.seconds());
            await().pollInterval(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(fault.seconds() + 10))
                    .until(() ->
                            isFinal.test(patient.diagnosis()) || !reports.now().isBefore(over));
            return patient.diagnosis();
        }
    }

    @Override
    public void close() {
        lab.close();
        reports.close();
    }
}
