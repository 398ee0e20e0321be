package culvert.vpnc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the reader to what the real vpnc did with the files of the corpus. */
class CorpusTest {

    /** The debatable files that we refuse; docs/decisions/0004-debatable-vpnc-conf.md says why. */
    private static final Set<String> REFUSED_BY_DECISION =
            Set.of("valid/ca-file-hybrid.conf", "valid/duplicate-same-key.conf", "valid/equals-sign-value.conf");

    /** The debatable files that we accept; the same record says why. */
    private static final Set<String> ACCEPTED_BY_DECISION = Set.of("invalid/enable-no-encryption.conf");

    /** An absent line is nowhere; the file with lone carriage returns has one in every line. */
    private static final Set<Code> HAVE_NO_LINE_OF_THEIR_OWN =
            Set.of(Code.MISSING_DIRECTIVE, Code.LONE_CARRIAGE_RETURN);

    private static Stream<CorpusFile> accepted() {
        return CorpusFile.all().stream().filter(CorpusTest::isToBeAccepted);
    }

    private static Stream<CorpusFile> refused() {
        return CorpusFile.all().stream().filter(file -> !isToBeAccepted(file));
    }

    private static boolean isToBeAccepted(CorpusFile file) {
        return ACCEPTED_BY_DECISION.contains(file.name())
                || (!file.mustBeRefused() && !REFUSED_BY_DECISION.contains(file.name()));
    }

    @Test
    void the_corpus_is_complete_and_only_debatable_files_were_decided() {
        assertThat(CorpusFile.all()).hasSize(152);
        assertThat(CorpusFile.all())
                .filteredOn(file -> !file.isDebatable() && !file.mustBeRefused())
                .hasSize(34);
        assertThat(CorpusFile.all())
                .filteredOn(CorpusFile::isDebatable)
                .extracting(CorpusFile::name)
                .containsAll(REFUSED_BY_DECISION)
                .containsAll(ACCEPTED_BY_DECISION);
    }

    @Test
    void an_accepted_file_has_exactly_the_values_that_vpnc_has_in_force() {
        assertThat(accepted())
                .allSatisfy(file -> assertThat(VpncReader.read(file.text()))
                        .isInstanceOfSatisfying(
                                Reading.Accepted.class,
                                accepted -> assertThat(asVpncPrintsIt(accepted.config()))
                                        .isEqualTo(file.effective())));
    }

    @Test
    void the_published_text_reads_as_the_same_config_without_errors() {
        assertThat(accepted()).allSatisfy(file -> {
            VpncConfig config = ((Reading.Accepted) VpncReader.read(file.text())).config();

            assertThat(VpncReader.read(config.renderBytes()))
                    .isInstanceOfSatisfying(
                            Reading.Accepted.class,
                            again -> assertThat(again.config()).isEqualTo(config));
        });
    }

    @Test
    void a_refused_file_has_its_errors_on_the_lines_that_it_is_about() {
        assertThat(refused()).allSatisfy(file -> {
            assertThat(VpncReader.read(file.text())).isInstanceOf(Reading.Refused.class);

            Set<Integer> lines = errors(file)
                    .filter(finding -> !HAVE_NO_LINE_OF_THEIR_OWN.contains(finding.code()))
                    .map(Finding::line)
                    .collect(Collectors.toSet());
            if (lines.isEmpty()) {
                assertThat(file.expect().get("category").asText()).isEqualTo("missing");
            }
            assertThat(file.remarkableLines()).containsAll(lines);
        });
    }

    @Test
    void every_directive_that_vpnc_would_obey_and_must_not_is_pointed_at() {
        for (String spelling : List.of("Script", "Pidfile", "Password helper")) {
            assertThat(refused().filter(file -> file.obeys(spelling)))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(errors(file))
                            .filteredOn(finding -> finding.code() == Code.REFUSED_DIRECTIVE)
                            .isNotEmpty()
                            .allSatisfy(finding ->
                                    assertThat(textAt(file, finding)).containsAnyOf("script", "pid", "pass", "xauth")));
        }
    }

    @Test
    void no_finding_shows_a_secret() {
        assertThat(CorpusFile.all())
                .allSatisfy(file -> assertThat(VpncReader.read(file.text()).findings())
                        .allSatisfy(finding -> assertThat(finding.toString())
                                .doesNotContain("S3cret", "Tr0ub", "hunter2", "pppp", "030405", "gr0up")));
    }

    private static Stream<Finding> errors(CorpusFile file) {
        return VpncReader.read(file.text()).findings().stream().filter(finding -> finding.severity() == Severity.ERROR);
    }

    private static String textAt(CorpusFile file, Finding finding) {
        return file.lines().get(finding.line() - 1).substring(finding.start()).toLowerCase(Locale.ROOT);
    }

    /** vpnc keeps both names of weak encryption in one place; Noninteractive was on its command line. */
    private static Map<String, String> asVpncPrintsIt(VpncConfig config) {
        Map<String, String> values = new HashMap<>();
        for (Directive directive : config.directives()) {
            values.put(directive.spelling(), config.value(directive).orElseThrow());
        }
        if (config.isSet(Directive.ENABLE_WEAK_ENCRYPTION)) {
            values.put(Directive.ENABLE_SINGLE_DES.spelling(), "");
        }
        values.remove(Directive.NONINTERACTIVE.spelling());
        return values;
    }
}
