package culvert.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * A program named vpnc, in a folder of its own, that does what a test tells it. Its words are those of the shell script
 * beside this class: {@code connect}, {@code hold}, {@code refuse STATUS MESSAGE}.
 */
record FakeVpnc(Path folder) {

    static FakeVpnc in(Path folder) {
        try (InputStream script = Objects.requireNonNull(FakeVpnc.class.getResourceAsStream("vpnc"))) {
            Path program = folder.resolve("vpnc");
            Files.copy(script, program);
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.createDirectory(folder.resolve("seen"));
            return new FakeVpnc(folder).onEveryDial("connect; hold");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FakeVpnc onEveryDial(String script) {
        return write("dial", script);
    }

    FakeVpnc onDial(int number, String script) {
        return write("dial-" + number, script);
    }

    /** How often it was started. */
    int dials() {
        return Objects.requireNonNull(folder.resolve("seen").toFile().list()).length;
    }

    /** Seconds since the machine's start at which the Nth dial began. */
    double startOf(int dial) {
        return Double.parseDouble(seen(dial, "started").strip());
    }

    /** Something that the Nth dial saw: `arguments`, `environment`, `conf`, `mode`, `ended`. */
    String seen(int dial, String what) {
        try {
            return Files.readString(
                    folder.resolve("seen").resolve(String.valueOf(dial)).resolve(what));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private FakeVpnc write(String file, String script) {
        try {
            Files.write(folder.resolve(file), script.getBytes(UTF_8));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
