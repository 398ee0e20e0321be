package culvert;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.security.Keysets;
import culvert.security.SealedPlace;
import culvert.security.Sealer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeysetCommandTest {

    private static final SealedPlace PLACE = new SealedPlace("table", "row", "column");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void a_key_is_replaced_step_by_step_and_what_it_sealed_opens_until_it_is_dropped() {
        assertThat(run("new")).isZero();
        String old = ids().getFirst();
        byte[] sealed = sealer().seal(new byte[] {1}, PLACE);

        assertThat(run("add")).isZero();
        String added = ids().stream().filter(id -> !id.equals(old)).findFirst().orElseThrow();
        assertThat(printed()).contains(old + " seals what is new", added + " opens what is old");
        assertThat(run("primary", added)).isZero();
        assertThat(sealer().open(sealed, PLACE)).containsExactly(1);
        assertThat(run("drop", old)).isZero();

        assertThat(ids()).containsExactly(added);
    }

    @Test
    void the_key_that_seals_is_not_dropped_and_no_keyset_is_overwritten() {
        run("new");
        String key = ids().getFirst();

        assertThat(run("drop", key)).isEqualTo(1);
        assertThat(printed()).contains("let another one do that first");
        assertThat(run("new")).isEqualTo(1);
        assertThat(run("drop", "12345")).isEqualTo(1);
        assertThat(ids()).containsExactly(key);
    }

    @Test
    void it_prints_no_key() throws IOException {
        run("new");

        assertThat(printed()).hasLineCount(1).matches("[0-9]+ seals what is new\n");
        for (String[] words : new String[][] {{}, {"new"}, {"add"}, {"primary", "1"}, {"drop", "1"}, {"export"}}) {
            run(words);
            assertThat(printed()).isNotEmpty();
            assertThat(Pattern.compile("\"value\" *: *\"([^\"]+)\"")
                            .matcher(Files.readString(file()))
                            .results()
                            .map(key -> key.group(1)))
                    .isNotEmpty()
                    .noneMatch(printed()::contains);
        }
    }

    @Test
    void whatever_else_is_asked_gets_the_usage() {
        assertThat(run("frobnicate")).isEqualTo(64);
        assertThat(printed()).contains("usage: keyset FILE");
    }

    private int run(String... words) {
        printed.reset();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        List<String> all = new ArrayList<>(List.of(file().toString()));
        all.addAll(List.of(words));
        return new KeysetCommand(out, out).run(all);
    }

    private List<String> ids() {
        run();
        return printed().lines().map(line -> line.split(" ", 2)[0]).toList();
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Sealer sealer() {
        return new Sealer(Keysets.fromFile(file()));
    }

    private Path file() {
        return folder.resolve("keyset.json");
    }
}
