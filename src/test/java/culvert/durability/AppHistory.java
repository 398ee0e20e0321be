package culvert.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Judges what reached one app: the newest version last, never an older one after a newer one, and none twice unless the app
 * was seen without it in between.
 */
final class AppHistory {

    private final List<String> versions;

    /** A judge for an app whose config versions were these, oldest first, each text only once. */
    AppHistory(List<String> versions) {
        this.versions = List.copyOf(versions);
    }

    /** What is wrong, one sentence each. */
    List<String> anomalies(List<AppEvent> events) {
        List<String> anomalies = new ArrayList<>();
        int newest = 0;
        boolean seenWithoutNewest = true;
        for (AppEvent event : events) {
            OptionalInt version = version(event.text());
            switch (event) {
                case AppEvent.Seen seen -> seenWithoutNewest |= version.isEmpty() || version.getAsInt() != newest;
                case AppEvent.Set set when version.isEmpty() -> anomalies.add("a text that is no version was published");
                case AppEvent.Set set when version.getAsInt() < newest ->
                    anomalies.add("version " + version.getAsInt() + " was published after version " + newest);
                case AppEvent.Set set -> {
                    if (version.getAsInt() == newest && !seenWithoutNewest) {
                        anomalies.add("version " + newest + " was published twice without a look in between");
                    }
                    newest = version.getAsInt();
                    seenWithoutNewest = false;
                }
            }
        }
        if (newest != versions.size()) {
            anomalies.add("the last version published is " + newest + ", the newest is " + versions.size());
        }
        return anomalies;
    }

    private OptionalInt version(String text) {
        int index = versions.indexOf(text);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index + 1);
    }
}
