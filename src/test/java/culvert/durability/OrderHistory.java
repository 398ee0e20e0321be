package culvert.durability;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges the resources in the database against the orders: every acknowledged one is there under the id that was answered,
 * none is there twice, and none that nobody ordered.
 */
final class OrderHistory {

    /** A resource as the database has it. */
    record Found(String key, String id, String app) {}

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<String>> answers = new ConcurrentHashMap<>();

    void asked(String key) {
        asked.add(key);
    }

    void acknowledged(String key, String id) {
        answers.computeIfAbsent(key, name -> ConcurrentHashMap.newKeySet()).add(id);
    }

    int acknowledged() {
        return answers.size();
    }

    /** The id of every acknowledged order up to now. */
    Map<String, Set<String>> answers() {
        Map<String, Set<String>> copy = new HashMap<>();
        answers.forEach((key, ids) -> copy.put(key, Set.copyOf(ids)));
        return copy;
    }

    /**
     * What is wrong, one sentence each.
     *
     * @param acknowledged what {@link #answers} said before {@code found} was read
     */
    List<String> anomalies(Map<String, Set<String>> acknowledged, List<Found> found) {
        List<String> anomalies = new ArrayList<>();
        Map<String, Found> byKey = new HashMap<>();
        for (Found resource : found) {
            if (byKey.put(resource.key(), resource) != null) {
                anomalies.add("order " + resource.key() + " is there twice");
            }
            if (!asked.contains(resource.key())) {
                anomalies.add("order " + resource.key() + " was made by nobody");
            }
            if (!resource.app().equals("app-" + resource.key())) {
                anomalies.add("order " + resource.key() + " is half made");
            }
        }
        acknowledged.forEach((key, ids) -> {
            Found resource = byKey.get(key);
            if (resource == null) {
                anomalies.add("order " + key + " was acknowledged and is lost");
            } else if (!ids.equals(Set.of(resource.id()))) {
                anomalies.add("order " + key + " was answered with another id than it has");
            }
        });
        return anomalies;
    }
}
