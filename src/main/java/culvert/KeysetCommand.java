package culvert;

import com.google.crypto.tink.KeysetHandle;
import culvert.security.KeysetChange;
import culvert.security.KeysetUnusable;
import culvert.security.Keysets;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** {@code keyset FILE [new | add | primary KEY | drop KEY]}: makes a keyset and takes it through a rotation. */
final class KeysetCommand {

    static final String NAME = "keyset";

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 64;

    private final PrintStream out;
    private final PrintStream errors;

    KeysetCommand(PrintStream out, PrintStream errors) {
        this.out = out;
        this.errors = errors;
    }

    /** @param words what stands behind {@code keyset} @return the exit status */
    int run(List<String> words) {
        try {
            return switch (words.size()) {
                case 1 -> show(Keysets.fromFile(Path.of(words.getFirst())));
                case 2 -> change(Path.of(words.getFirst()), words.get(1));
                case 3 -> change(Path.of(words.getFirst()), words.get(1), words.get(2));
                default -> usage();
            };
        } catch (KeysetUnusable e) {
            errors.println("culvert: " + e.getMessage());
            return FAILED;
        }
    }

    private int change(Path file, String verb) {
        return switch (verb) {
            case "new" -> {
                if (Files.exists(file)) {
                    errors.println("culvert: " + file + " is there already; it is not overwritten");
                    yield FAILED;
                }
                yield write(KeysetChange.fresh(), file);
            }
            case "add" -> write(KeysetChange.withNewKey(Keysets.fromFile(file)), file);
            default -> usage();
        };
    }

    private int change(Path file, String verb, String key) {
        return switch (verb) {
            case "primary" -> write(KeysetChange.withPrimary(Keysets.fromFile(file), key), file);
            case "drop" -> write(KeysetChange.without(Keysets.fromFile(file), key), file);
            default -> usage();
        };
    }

    private int write(KeysetHandle keyset, Path file) {
        Keysets.write(keyset, file);
        return show(keyset);
    }

    private int show(KeysetHandle keyset) {
        KeysetChange.describe(keyset).forEach(out::println);
        return OK;
    }

    private int usage() {
        errors.println("usage: keyset FILE [new | add | primary KEY | drop KEY]");
        return USAGE;
    }
}
