package culvert.sandbox.platform;

import java.util.UUID;
import java.util.function.Supplier;

/** Ids in the forms Scalingo gives them: 24 hexadecimal digits for most things, {@code ad-<uuid>} for add-ons. */
final class Ids {

    private final Supplier<UUID> random;

    Ids(Supplier<UUID> random) {
        this.random = random;
    }

    String object() {
        return random.get().toString().replace("-", "").substring(0, 24);
    }

    String addon() {
        return "ad-" + random.get();
    }

    String apiToken() {
        return "tk-us-" + random.get().toString().replace("-", "");
    }
}
