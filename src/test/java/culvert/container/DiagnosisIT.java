package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.diagnosis.Diagnosis;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults planted at a real gateway are named from what a real supervisor reports; all of them: {@link FaultBench}. */
class DiagnosisIT {

    private static final int AT_ONCE = 3;

    private static final Map<Fault, Future<Diagnosis>> DIAGNOSES = new HashMap<>();
    private static FaultTrials trials;
    private static ExecutorService threads;

    @BeforeAll
    static void plant() {
        trials = new FaultTrials();
        threads = Executors.newFixedThreadPool(AT_ONCE);
        for (Fault fault : Fault.QUICK) {
            DIAGNOSES.put(fault, threads.submit(() -> trials.diagnose(fault, fault::isNamedBy)));
        }
    }

    @AfterAll
    static void stop() {
        threads.shutdownNow();
        trials.close();
    }

    static List<Fault> faults() {
        return Fault.QUICK;
    }

    @ParameterizedTest
    @MethodSource("faults")
    void the_right_cause_is_named_first(Fault fault) throws Exception {
        Diagnosis diagnosis = Objects.requireNonNull(DIAGNOSES.get(fault)).get();

        assertThat(fault.isNamedBy(diagnosis))
                .as("%s: %s", fault.words(), diagnosis)
                .isTrue();
    }
}
