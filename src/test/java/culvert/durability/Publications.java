package culvert.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Judges what reached the apps of a whole run. */
final class Publications {

    private final PlatformServer platform;

    Publications(PlatformServer platform) {
        this.platform = platform;
    }

    /** What is wrong, one sentence each; only when every delivery has come to its end. */
    List<String> anomalies(Ledger ledger) {
        List<String> anomalies = new ArrayList<>();
        Map<String, List<String>> versions = ledger.versions();
        for (OrderHistory.Found resource : ledger.orders()) {
            List<String> texts = versions.getOrDefault(resource.id(), List.of());
            new AppHistory(texts)
                    .anomalies(marks(platform.events(resource.app())))
                    .forEach(anomaly -> anomalies.add(resource.app() + ": " + anomaly));
        }
        return anomalies;
    }

    /** The same events with the marks of the configs in the place of their texts. */
    static List<AppEvent> marks(List<AppEvent> events) {
        List<AppEvent> marks = new ArrayList<>();
        for (AppEvent event : events) {
            String mark = SampleConf.markIn(event.text());
            marks.add(event instanceof AppEvent.Set ? new AppEvent.Set(mark) : new AppEvent.Seen(mark));
        }
        return marks;
    }
}
