package culvert.notices;

import culvert.resources.ResourceId;
import culvert.security.Secret;
import java.util.Optional;

/**
 * A notice with all that is needed to send it.
 *
 * @param delivery the row it is
 * @param recipient the id of the recipient
 * @param secret what it is signed with; webhooks only
 */
public record Parcel(
        long delivery,
        ResourceId resource,
        String recipient,
        Channel channel,
        String address,
        Optional<Secret> secret,
        Notice notice) {}
