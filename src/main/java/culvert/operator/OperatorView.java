package culvert.operator;

import java.util.List;
import java.util.Map;

/**
 * What the operator's page shows.
 *
 * @param sought what the resources were sought by; empty = the newest
 * @param toSealAnew how many values are not sealed with the primary key yet
 * @param keysetProblem why a changed keyset is not used; empty when there is nothing to say
 */
public record OperatorView(
        String sought,
        long provisioned,
        long suspended,
        long deprovisioned,
        List<Row> resources,
        List<GivenUp> givenUp,
        List<Key> keys,
        long toSealAnew,
        String keysetProblem,
        String formToken) {

    /** A resource. */
    public record Row(
            String id, String app, String platform, String plan, String state, int newestVersion, String delivery) {}

    /** A delivery that nobody tries any more. */
    public record GivenUp(String resource, int version, int attempts, String why) {}

    /** A key of the keyset, and how many values need it. */
    public record Key(String id, String role, long total, Map<String, Long> values, String advice) {}
}
