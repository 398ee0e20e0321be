package culvert.container;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A shell script beside this class that stands in for the program of its name. */
final class StandIn {

    private StandIn() {}

    /**
     * Puts it into a folder, to be run from there.
     *
     * <p>Not written by this process: what another test starts at that moment would for an instant hold the open file
     * as well, and Linux runs no file that is open for writing ("Text file busy").
     */
    static void install(String program, Path folder) {
        try {
            Path script = Path.of(
                    Objects.requireNonNull(StandIn.class.getResource(program)).toURI());
            Engine.run(List.of("install", "-m", "755", script.toString(), folder.toString()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
