package culvert.vpnc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds the reader to Debian's vpnc with generated files: what we read is what vpnc reads, what we publish is what was
 * meant, and no file with which vpnc runs a program is accepted. The system properties {@code culvert.vpnc.files} and
 * {@code culvert.vpnc.seed} make it run longer and elsewhere.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RealVpncTest {

    private static final int FILES = Integer.getInteger("culvert.vpnc.files", 3000);
    private static final long SEED = Long.getLong("culvert.vpnc.seed", 20261121L);
    private static final int STARTS = Math.max(60, FILES / 50);

    /** vpnc is started with --non-inter; the others show under the name of what they set. */
    private static final Set<String> NOT_COMPARED =
            Set.of("Noninteractive", "Enable Single DES", "IPSec obfuscated secret", "Xauth obfuscated password");

    private final RealVpnc vpnc;
    private final List<byte[]> texts = new ArrayList<>();
    private final List<RealVpnc.Answer> answers;

    RealVpncTest(@TempDir Path directory) throws Exception {
        vpnc = new RealVpnc(directory);
        GeneratedConf generator = new GeneratedConf(SEED, vpnc.markerProgram().toString());
        for (int i = 0; i < FILES; i++) {
            texts.add(generator.next());
        }
        answers = vpnc.read(texts);
    }

    @Test
    void our_reader_sees_in_every_text_what_vpnc_sees() {
        for (int i = 0; i < FILES; i++) {
            RealVpnc.Answer answer = answers.get(i);
            if (answer.exit() == 0) {
                assertThat(compared(asWeRead(texts.get(i)))).as(shown(i)).isEqualTo(compared(answer.inForce()));
            }
        }
    }

    @Test
    void what_is_accepted_means_the_same_to_vpnc_as_submitted_and_as_published() throws Exception {
        List<RealVpnc.Answer> asSubmitted = new ArrayList<>();
        List<VpncConfig> configs = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            if (VpncReader.read(texts.get(i)) instanceof Reading.Accepted accepted) {
                asSubmitted.add(answers.get(i));
                configs.add(accepted.config());
            }
        }
        List<RealVpnc.Answer> asPublished = vpnc.readThroughEnvironment(
                configs.stream().map(VpncConfig::renderBytes).toList());

        assertThat(configs).hasSizeGreaterThan(FILES / 5);
        for (int i = 0; i < configs.size(); i++) {
            Map<String, String> expected = compared(values(configs.get(i)));
            assertThat(compared(asSubmitted.get(i).inForce())).isEqualTo(expected);
            assertThat(compared(asPublished.get(i).inForce())).isEqualTo(expected);
            VpncConfig config = configs.get(i);
            assertThat(VpncReader.read(config.renderBytes()))
                    .isInstanceOfSatisfying(
                            Reading.Accepted.class,
                            again -> assertThat(again.config()).isEqualTo(config));
        }
    }

    @Test
    void no_text_with_which_vpnc_runs_a_program_is_accepted() throws Exception {
        List<byte[]> suspicious = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            Set<String> inForce = answers.get(i).inForce().keySet();
            if (inForce.contains("Script") || inForce.contains("Password helper") || inForce.contains("Pidfile")) {
                suspicious.add(texts.get(i));
            }
        }
        assertThat(suspicious)
                .hasSizeGreaterThan(FILES / 20)
                .allSatisfy(text -> assertThat(VpncReader.read(text)).isInstanceOf(Reading.Refused.class));

        List<byte[]> started = suspicious.subList(0, Math.min(STARTS, suspicious.size()));
        List<Boolean> ran = vpnc.start(started);
        assertThat(ran)
                .as("the marker program does run")
                .filteredOn(Boolean::booleanValue)
                .hasSizeGreaterThan(started.size() / 4);
    }

    private Map<String, String> asWeRead(byte[] text) {
        Map<String, String> inForce = new HashMap<>();
        for (VpncLine line : VpncLine.in(text)) {
            switch (Statement.of(text, line)) {
                case Statement.SwitchedOn on ->
                    inForce.putIfAbsent(on.directive().spelling(), "");
                case Statement.Setting setting ->
                    inForce.putIfAbsent(setting.directive().spelling(), bytes(text, setting));
                default -> {}
            }
        }
        for (Directive directive : Directive.ALL) {
            boolean empty = "".equals(inForce.get(directive.spelling()));
            if (empty && !directive.isFlag()) {
                inForce.remove(directive.spelling());
            }
        }
        return inForce;
    }

    private static String bytes(byte[] text, Statement.Setting setting) {
        return new String(
                text, setting.valueStart(), setting.valueEnd() - setting.valueStart(), StandardCharsets.ISO_8859_1);
    }

    private static Map<String, String> values(VpncConfig config) {
        Map<String, String> values = new HashMap<>();
        for (Directive directive : config.directives()) {
            byte[] value = config.value(directive).orElseThrow().getBytes(StandardCharsets.UTF_8);
            values.put(directive.spelling(), new String(value, StandardCharsets.ISO_8859_1));
        }
        return values;
    }

    private static Map<String, String> compared(Map<String, String> values) {
        Map<String, String> compared = new HashMap<>(values);
        if (compared.containsKey("Enable Single DES")) {
            compared.put("Enable weak encryption", "");
        }
        compared.keySet().removeAll(NOT_COMPARED);
        return compared;
    }

    private String shown(int number) {
        return "text %d of seed %d: %s"
                .formatted(number, SEED, new String(texts.get(number), StandardCharsets.ISO_8859_1));
    }
}
