package culvert.rotation;

import java.util.Map;

/**
 * What one key is good for at this moment.
 *
 * @param id as it stands in the keyset's file
 * @param known whether the keyset in use has the key
 * @param primary whether new values are sealed with it
 * @param values how many values of each sealed column need it; none = it can be dropped
 */
public record KeyUse(String id, boolean known, boolean primary, Map<String, Long> values) {

    public long total() {
        return values.values().stream().mapToLong(Long::longValue).sum();
    }
}
