package culvert.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every shell script of the repository passes shellcheck (Debian package of the same name). */
class ShellcheckTest {

    @Test
    void every_script_is_clean() throws IOException, InterruptedException {
        List<String> scripts = new ArrayList<>();
        for (String place : List.of("container", "dev", ".ci", "src/bench", "src/main/resources/sandbox")) {
            try (Stream<Path> files = Files.walk(Path.of(place))) {
                files.filter(ShellcheckTest::isScript).map(Path::toString).forEach(scripts::add);
            }
        }
        assertThat(scripts)
                .hasSizeGreaterThan(20)
                .contains("container/broker/train", "dev", ".ci/run", "src/main/resources/sandbox/isolated-process.sh");

        assertThat(shellcheck(scripts)).isEmpty();
    }

    @Test
    void the_supervisor_as_one_program_uses_no_variable_that_is_never_set() throws IOException, InterruptedException {
        Path supervisor = Engine.CONTAINER_FOLDER.resolve("supervisor");

        assertThat(shellcheck(List.of(
                        "--norc",
                        "--check-sourced",
                        "--external-sources",
                        "--source-path=" + supervisor,
                        supervisor.resolve("with-vpn").toString())))
                .isEmpty();
    }

    private static boolean isScript(Path file) {
        if (file.toString().endsWith(".sh")) {
            return true;
        }
        try (InputStream start =
                Files.isRegularFile(file) ? Files.newInputStream(file) : InputStream.nullInputStream()) {
            return new String(start.readNBytes(11), UTF_8).matches("(?s)#!/bin/(sh|bash).*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shellcheck(List<String> arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("shellcheck"));
        words.addAll(arguments);
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return output;
    }
}
