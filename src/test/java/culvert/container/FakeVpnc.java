package culvert.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A program named vpnc, in a folder of its own, that does what a test tells it. Its words are those of the shell script
 * beside this class: {@code connect}, {@code hold}, {@code refuse STATUS MESSAGE}.
 */
record FakeVpnc(Path folder) {

    static FakeVpnc in(Path folder) {
        StandIn.install("vpnc", folder);
        // Ours has no interface to be sent through, and would complain of that.
        StandIn.install("ping", folder);
        try {
            Files.createDirectory(folder.resolve("seen"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FakeVpnc(folder).onEveryDial("connect; hold");
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

    /** From now on {@link #restsAfter} knows them; not for all tests, because each rest takes longer that way. */
    FakeVpnc noteRests() {
        StandIn.install("sleep", folder);
        return this;
    }

    /**
     * For how many seconds the supervisor rested, one time after the other, between the Nth dial and the next. What a
     * test can hold it to on any machine: how long a rest really takes, and a dial, is up to the machine.
     */
    List<Double> restsAfter(int dial) {
        return seen(dial, "rests")
                .lines()
                .map(Double::valueOf)
                // Not the limit of a dial, which begins with it, perhaps before it is counted, and not a wait for a
                // child's end.
                .filter(seconds -> seconds != 29 && seconds != 0.01)
                .toList();
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
