package culvert.settings;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * How customers may be told about their tunnels.
 *
 * @param webhookNetworks what webhooks may reach besides the public internet
 * @param mail empty = no mail is sent
 */
public record NoticeSettings(List<AddressBlock> webhookNetworks, Optional<MailSettings> mail) {

    public NoticeSettings {
        webhookNetworks = List.copyOf(webhookNetworks);
    }

    /** Whether the operator lets webhooks reach this address although it is none of the public internet. */
    public boolean allows(InetAddress address) {
        return webhookNetworks.stream().anyMatch(block -> block.contains(address));
    }
}
