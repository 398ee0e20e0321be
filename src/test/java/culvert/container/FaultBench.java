package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.diagnosis.Cause;
import culvert.diagnosis.Diagnosis;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plants every fault and writes down what the diagnosis says; run by {@code ./dev bench diagnosis} only. */
class FaultBench {

    private static final Path TABLE = Path.of("target/diagnosis.md");
    private static final System.Logger LOG = System.getLogger(FaultBench.class.getName());
    private static final String HEAD =
            "| planted | right | judged after | said | right first |\n|---|---|---|---|---|\n";
    private static final int AT_ONCE = 8;

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
                String said = "could not be planted";
                boolean named = false;
                try {
                    Diagnosis diagnosis = judged.get(each).get();
                    said = words(diagnosis);
                    named = fault.isNamedBy(diagnosis);
                } catch (ExecutionException e) {
                    // One that fails must not take the others with it; the row says so, and the log why.
                    LOG.log(System.Logger.Level.ERROR, fault.words(), e);
                }
                right += named ? 1 : 0;
                rows.append("| %s | `%s` | %d s | %s | %s |\n"
                        .formatted(fault.words(), fault.right().id(), fault.seconds(), said, named ? "yes" : "**no**"));
                Files.writeString(
                        TABLE, "**" + right + " of " + (each + 1) + "** faults named first.\n\n" + HEAD + rows);
            }
        }

        assertThat(TABLE).exists();
    }

    private static String words(Diagnosis diagnosis) {
        String causes = diagnosis.causes().stream().map(Cause::id).collect(Collectors.joining(", "));
        return causes.isEmpty()
                ? diagnosis.outcome().words()
                : diagnosis.outcome().words() + ": " + causes;
    }
}
