package culvert.durability;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges the config versions of one resource against what their authors were told. A save that was made from version n can
 * only have become version n + 1: anything else would be an update that somebody lost without being told.
 */
final class VersionHistory {

    private final List<SaveAttempt> attempts;

    VersionHistory(List<SaveAttempt> attempts) {
        this.attempts = List.copyOf(attempts);
    }

    /**
     * What is wrong, one sentence each.
     *
     * @param versions the texts found afterwards, oldest first
     */
    List<String> anomalies(List<String> versions) {
        List<String> anomalies = new ArrayList<>();
        attempts.forEach(attempt -> judge(attempt, versions, anomalies));
        Map<String, SaveAttempt> byText =
                attempts.stream().collect(Collectors.toMap(SaveAttempt::text, Function.identity()));
        Set<String> found = new HashSet<>();
        for (int number = 1; number <= versions.size(); number++) {
            String text = versions.get(number - 1);
            SaveAttempt attempt = byText.get(text);
            if (attempt == null) {
                anomalies.add("version " + number + " is a text that nobody saved");
            } else if (attempt.base() != number - 1) {
                anomalies.add("version " + number + " was made from version " + attempt.base());
            }
            if (!found.add(text)) {
                anomalies.add("version " + number + " is there twice");
            }
        }
        return anomalies;
    }

    private static void judge(SaveAttempt attempt, List<String> versions, List<String> anomalies) {
        boolean isThere = versions.contains(attempt.text());
        switch (attempt.told()) {
            case SAVED -> {
                if (!isThere) {
                    anomalies.add("a save from version " + attempt.base() + " was acknowledged and is lost");
                }
            }
            case STALE -> {
                if (isThere) {
                    anomalies.add("a save from version " + attempt.base() + " was refused and is there");
                } else if (versions.size() <= attempt.base()) {
                    anomalies.add("a save from version " + attempt.base() + " was refused though nobody saved since");
                }
            }
            case NOTHING -> {
                // May be there or not.
            }
        }
    }
}
