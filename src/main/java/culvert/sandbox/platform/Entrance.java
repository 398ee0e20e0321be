package culvert.sandbox.platform;

import java.net.URI;
import java.util.Map;

/**
 * The way into the provider's dashboard: it works once, soon.
 *
 * @param form what the browser has to send with a POST; empty for a link that is followed
 */
public record Entrance(URI page, Map<String, String> form) {

    public Entrance {
        form = Map.copyOf(form);
    }

    public static Entrance link(URI page) {
        return new Entrance(page, Map.of());
    }

    public boolean isLink() {
        return form.isEmpty();
    }
}
