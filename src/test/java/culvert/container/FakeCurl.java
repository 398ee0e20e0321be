package culvert.container;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** A program named curl that posts nowhere, keeps what it was to post, and gives the status a test wants. */
record FakeCurl(Path folder) {

    static FakeCurl in(Path folder) {
        StandIn.install("curl", folder);
        try {
            Files.createDirectory(folder.resolve("posts"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FakeCurl(folder).answering(204);
    }

    FakeCurl answering(int status) {
        try {
            Files.writeString(folder.resolve("answer"), String.valueOf(status));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int posts() {
        return Objects.requireNonNull(folder.resolve("posts").toFile().list()).length;
    }

    /** Something of the Nth post: `body`, `config` (its standard input), `arguments`. */
    String posted(int post, String what) {
        try {
            return Files.readString(
                    folder.resolve("posts").resolve(String.valueOf(post)).resolve(what));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
