package culvert.notices;

import java.util.List;

/**
 * A recipient as its owner sees it.
 *
 * @param address the mail address, or the address of the webhook
 * @param deliveries what was told there, newest first
 */
public record RecipientStatus(Recipient recipient, String address, List<NoticeDelivery> deliveries) {

    public RecipientStatus {
        deliveries = List.copyOf(deliveries);
    }
}
