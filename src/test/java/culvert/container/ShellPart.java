package culvert.container;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Calls functions of the supervisor's parts that need no tunnel, no network and no time. */
final class ShellPart {

    private ShellPart() {}

    /** What a script prints that can use all of the supervisor's functions. */
    static String run(String shell, String script) {
        List<String> words = new ArrayList<>(List.of(shell.split(" ")));
        words.add("-c");
        words.add(
                "set -uf; for part in say settings causes dialling timers children vpnc names report probe; do . ./$part.sh; done; retry_interval=30; "
                        + script);
        try {
            Process process = new ProcessBuilder(words)
                    .directory(Engine.CONTAINER_FOLDER.resolve("supervisor").toFile())
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as(output).isZero();
            return output;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
