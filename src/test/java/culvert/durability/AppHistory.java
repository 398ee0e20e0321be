package culvert.durability;

import java.util.ArrayList;
import java.util.List;

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
            int version = 1 + versions.indexOf(event.text());
            if (event instanceof AppEvent.Seen) {
                seenWithoutNewest |= version != newest;
                continue;
            }
            if (version == 0) {
                anomalies.add("a text that is no version was published");
            } else if (version < newest) {
                anomalies.add("version " + version + " was published after version " + newest);
            } else if (version == newest && !seenWithoutNewest) {
                anomalies.add("version " + newest + " was published twice without a look in between");
            }
            newest = version;
            seenWithoutNewest = false;
        }
        if (newest != versions.size()) {
            anomalies.add("the last version published is " + newest + ", the newest is " + versions.size());
        }
        return anomalies;
    }
}
