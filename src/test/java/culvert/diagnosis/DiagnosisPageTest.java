package culvert.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/diagnosis.md says what the code says. After a change of the tables run this test with
 * {@code -Dculvert.docs.write=true}, which writes the page anew.
 */
final class DiagnosisPageTest {

    private static final Path PAGE = Path.of("docs/diagnosis.md");

    @Test
    void the_page_agrees_with_the_tables() throws IOException {
        String page = page();
        if (Boolean.getBoolean("culvert.docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # What Culvert says about a tunnel

                Made from the code (`Cause`, `Rules`, `Lookalikes`); do not edit, see `DiagnosisPageTest`.

                Supervisors report what happens ([reports.md](reports.md)). Rules recognise causes in it. Of the rules that hold,
                the most certain counts, then the one that stands first. Where causes look alike from the app's side, all of them
                are named together with how to tell them apart; where two are only likely, the answer is "not sure" with both;
                and where no container reports, that nobody can know. `REPORTS_MISSING` needs no rule: it is said of a container that
                was silent for longer than a living supervisor is.

                ## Causes

                | cause | what is said | what to do | whom to ask |
                |---|---|---|---|
                """.replace("REPORTS_MISSING", Cause.REPORTS_MISSING.id()));
        for (Cause cause : Cause.values()) {
            page.append("| `%s` | %s | %s | %s |\n"
                    .formatted(
                            cause.id(),
                            cause.sentence(),
                            cause.remedy(),
                            cause.contact().words()));
        }
        page.append("""

                ## Causes that look alike

                | group | members | how to tell them apart |
                |---|---|---|
                """);
        for (Lookalikes group : Lookalikes.values()) {
            page.append("| `%s` | %s | %s |\n".formatted(group.id(), ids(group.members()), group.tellApart()));
        }
        page.append("""

                ## Rules

                | cause | recognised by | how sure |
                |---|---|---|
                """);
        for (Rule rule : Rules.ALL) {
            page.append("| `%s` | %s | %s |\n"
                    .formatted(
                            rule.cause().id(), rule.signals(), rule.certainty().words()));
        }
        page.append("""

                ## A vendor's troubleshooting guide, symptom by symptom

                | symptom | cause |
                |---|---|
                """);
        for (GuideSymptoms.Symptom symptom : GuideSymptoms.ALL) {
            page.append("| %s | %s |\n"
                    .formatted(
                            symptom.words(),
                            symptom.causes().isEmpty()
                                    ? "does not concern a client tunnel: " + symptom.remark()
                                    : ids(symptom.causes())));
        }
        return page.toString();
    }

    private static String ids(List<Cause> causes) {
        return causes.stream().map(cause -> "`" + cause.id() + "`").collect(Collectors.joining(", "));
    }
}
