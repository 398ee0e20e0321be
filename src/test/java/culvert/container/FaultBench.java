package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.diagnosis.Cause;
import culvert.diagnosis.Diagnosis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plants every fault and writes down what the diagnosis says; run by {@code ./dev bench diagnosis} only. */
class FaultBench {

    private static final Path TABLE = Path.of("target/diagnosis.md");
    private static final int AT_ONCE = 6;

    @Test
    void faults_are_planted_and_judged_when_their_time_is_over() throws Exception {
        List<Fault> faults =
                Stream.concat(Fault.QUICK.stream(), Fault.SLOW.stream()).toList();
        List<Future<Diagnosis>> judged = new ArrayList<>();
        StringBuilder rows = new StringBuilder();
        int right = 0;
        try (FaultTrials trials = new FaultTrials();
                ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            faults.forEach(fault -> judged.add(threads.submit(() -> trials.diagnose(fault, diagnosis -> false))));
            for (int each = 0; each < faults.size(); each++) {
                Fault fault = faults.get(each);
                Diagnosis diagnosis = judged.get(each).get();
                right += fault.isNamedBy(diagnosis) ? 1 : 0;
                rows.append("| %s | `%s` | %s | %s: %s | %s |\n"
                        .formatted(
                                fault.words(),
                                fault.right().id(),
                                fault.seconds() + " s",
                                diagnosis.outcome().words(),
                                diagnosis.causes().stream().map(Cause::id).collect(Collectors.joining(", ")),
                                fault.isNamedBy(diagnosis) ? "yes" : "**no**"));
            }
        }
        String table =
                "**%d of %d** faults named first.\n\n| planted | right | judged after | said | right first |\n|---|---|---|---|---|\n"
                        .formatted(right, faults.size());
        Files.writeString(TABLE, table + rows);

        assertThat(TABLE).exists();
    }
}
