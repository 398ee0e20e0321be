package culvert.sandbox.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A vpnc.conf that works with a gateway of this machine, for a newcomer to paste.
 *
 * @param text empty if there is none
 */
public record SampleConfig(String text) {

    public static SampleConfig read(Optional<Path> file) {
        try {
            return new SampleConfig(file.isPresent() ? Files.readString(file.get()) : "");
        } catch (IOException e) {
            throw new UncheckedIOException("CULVERT_SANDBOX_SAMPLE names a file that cannot be read", e);
        }
    }
}
