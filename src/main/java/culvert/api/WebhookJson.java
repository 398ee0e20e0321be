package culvert.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import culvert.notices.NoticeDelivery;
import culvert.notices.Recipient;
import culvert.notices.RecipientStatus;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A webhook.
 *
 * @param state "on" or "off"
 * @param failingSince since when nothing got through; left out as long as the newest attempt did
 * @param offSince since when it is switched off, because nothing got through for days
 * @param secret only in the answer that made it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WebhookJson(
        String id,
        String url,
        String state,
        String createdAt,
        @Nullable String failingSince,
        @Nullable String offSince,
        @Nullable String secret) {

    static WebhookJson of(RecipientStatus status, @Nullable String secret) {
        Recipient recipient = status.recipient();
        return new WebhookJson(
                recipient.id(),
                status.address(),
                recipient.offAt().isPresent() ? "off" : "on",
                recipient.createdAt().toString(),
                recipient.failingSince().map(Instant::toString).orElse(null),
                recipient.offAt().map(Instant::toString).orElse(null),
                secret);
    }

    /**
     * A notice on its way to a webhook, or over.
     *
     * @param outcome of the newest attempt; empty before the first one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeliveryJson(
            @Schema(examples = "down") String event,
            String createdAt,
            @Schema(examples = "taken") String state,
            int attempts,
            @Nullable String nextAttemptAt,
            @Schema(examples = "answered 204") String outcome) {

        static DeliveryJson of(NoticeDelivery delivery) {
            return new DeliveryJson(
                    delivery.event().words(),
                    delivery.createdAt().toString(),
                    delivery.state().words(),
                    delivery.attempts(),
                    delivery.nextAttemptAt().map(Instant::toString).orElse(null),
                    delivery.outcome());
        }
    }
}
