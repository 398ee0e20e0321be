package culvert.vpnc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Files of the corpus cut, glued and sprinkled with the bytes that matter: whatever comes in, the reader keeps its
 * promises. The system properties {@code culvert.vpnc.mutations} and {@code culvert.vpnc.seed} make it run longer.
 */
class MutatedCorpusTest {

    private static final int MUTATIONS = Integer.getInteger("culvert.vpnc.mutations", 30_000);
    private static final long SEED = Long.getLong("culvert.vpnc.seed", 20261121L);

    private static final String[] PIECES = {
        "\u0000",
        "\u0004",
        "\r",
        "\n",
        "\r\n",
        "\t",
        " ",
        "\"",
        "#",
        "=",
        ":",
        "\u001B",
        "\u007F",
        "\u00E9",
        "\u20AC",
        "\uFEFF",
        "\u00A0",
        "\u200B",
        "\u202E",
        "\u2028",
        "\u0085",
        "\u041E",
        "Script /x",
        "\nPidfile /x\n",
        "********",
        "\nNo Detach\n",
        "\nDomain ",
        "\"\"",
        "x".repeat(150),
        "\u00E9".repeat(99),
    };

    private final Random random = new Random(SEED);
    private final List<byte[]> corpus = CorpusFile.all().stream()
            .map(CorpusFile::text)
            .filter(text -> text.length < VpncReader.MAX_BYTES)
            .toList();

    @Test
    void the_reader_keeps_its_promises() {
        int accepted = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] text = mutated();
            Reading reading = VpncReader.read(text);
            assertThat(reading).as("read again").isEqualTo(VpncReader.read(text));
            findingsLieInTheText(reading, text);
            fixesLeaveOtherLinesAlone(reading, text);
            switch (reading) {
                case Reading.Accepted(VpncConfig config, List<Finding> findings) -> {
                    accepted++;
                    assertThat(findings).noneMatch(MutatedCorpusTest::isError);
                    publishedTextIsSound(config);
                }
                case Reading.Refused(List<Finding> findings) ->
                    assertThat(findings).anyMatch(MutatedCorpusTest::isError);
            }
        }
        assertThat(accepted).isGreaterThan(MUTATIONS / 100);
    }

    private static boolean isError(Finding finding) {
        return finding.severity() == Severity.ERROR;
    }

    private static void findingsLieInTheText(Reading reading, byte[] text) {
        String[] lines = new String(text, UTF_8).split("\r\n|\n|\r", -1);
        for (Finding finding : reading.findings()) {
            assertThat(finding.line()).isBetween(1, lines.length);
            assertThat(finding.column()).isBetween(1, lines[finding.line() - 1].length() + 1);
        }
    }

    private static void fixesLeaveOtherLinesAlone(Reading reading, byte[] text) {
        List<String> lines = lines(text);
        for (Finding finding : reading.findings()) {
            if (finding.fix().isPresent()) {
                int line = finding.line();
                List<String> mended = lines(finding.fix().get().apply(text));
                int kept = mended.size() - (lines.size() - line);
                assertThat(kept).isBetween(line - 1, line);
                assertThat(mended.subList(0, line - 1)).isEqualTo(lines.subList(0, line - 1));
                assertThat(mended.subList(kept, mended.size())).isEqualTo(lines.subList(line, lines.size()));
            }
        }
    }

    /** As a person counts them, bytes as characters. */
    private static List<String> lines(byte[] text) {
        return List.of(new String(text, ISO_8859_1).split("\r\n|\n|\r", -1));
    }

    private static void publishedTextIsSound(VpncConfig config) {
        byte[] published = config.renderBytes();
        assertThat(VpncReader.read(published))
                .isInstanceOfSatisfying(
                        Reading.Accepted.class,
                        again -> assertThat(again.config()).isEqualTo(config));
        assertThat(SecretMask.unmask(SecretMask.mask(config).getBytes(UTF_8), config))
                .isEqualTo(published);
        for (VpncLine line : VpncLine.in(published)) {
            if (line.isEmpty()) {
                continue; // what vpnc sees behind a line of exactly 199 bytes
            }
            assertThat(line.isRest()).isFalse();
            Directive directive = switch (Statement.of(published, line)) {
                case Statement.Setting setting -> setting.directive();
                case Statement.SwitchedOn on -> on.directive();
                default -> throw new AssertionError("no directive in " + config);
            };
            assertThat(directive.policy()).isNotEqualTo(Policy.REFUSED);
            assertThat(directive.canonical()).isEqualTo(directive);
        }
    }

    private byte[] mutated() {
        byte[] text = corpus.get(random.nextInt(corpus.size()));
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            int from = random.nextInt(text.length + 1);
            int to = random.nextInt(4) > 0 ? from : Math.min(text.length, from + random.nextInt(30));
            byte[] other = corpus.get(random.nextInt(corpus.size()));
            int cut = random.nextInt(other.length + 1);
            ByteArrayOutputStream result = new ByteArrayOutputStream();
            result.write(text, 0, from);
            switch (random.nextInt(4)) {
                case 0 -> result.write(random.nextInt(256));
                case 1 -> result.write(other, cut, Math.min(60, other.length - cut));
                default -> result.writeBytes(PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8));
            }
            result.write(text, to, text.length - to);
            text = result.toByteArray();
        }
        return text;
    }
}
