package culvert.platforms.heroku;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import culvert.jobs.JobQueue;
import culvert.resources.ResourceId;
import culvert.security.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the protocol room hands over and asks: grants of orders, and whether a webhook is really from the platform. */
@ApplicationScoped
public class HerokuGrants {

    // The platform may not know the add-on before it has our answer to the order.
    private static final Duration AFTER_ANSWER = Duration.ofSeconds(1);

    private final HerokuAddons addons;
    private final JobQueue jobs;

    HerokuGrants(HerokuAddons addons, JobQueue jobs) {
        this.addons = addons;
        this.jobs = jobs;
    }

    /**
     * Keeps the grant that came with an order, in the order's transaction, and has it exchanged as soon as the order was
     * answered.
     *
     * @param awaited whether the order is answered with 202, so that the platform waits to be told of its end
     * @return whether the platform is still waiting for it, which a repetition of an order that ended finds false
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean keep(String uuid, ResourceId resource, Secret code, boolean awaited) {
        HerokuAddons.Known addon = addons.keep(uuid, resource, code, awaited);
        jobs.runAfter(new TaskInstance<>(WelcomeJob.NAME, uuid), AFTER_ANSWER);
        return addon.awaited();
    }

    /**
     * Whether the body was signed with the secret of this resource's webhook: base64 of its HMAC with SHA-256, as Heroku
     * sends it in {@code Heroku-Webhook-Hmac-SHA256}.
     */
    public boolean isSigned(ResourceId resource, byte[] body, String signature) {
        Optional<Secret> secret = addons.of(resource).map(HerokuAddons.Known::webhookSecret);
        return secret.map(known -> Secret.of(sign(known, body)).matches(signature))
                .orElse(false);
    }

    /** Whether this is the platform's name for the add-on behind the resource. */
    public boolean isNameOf(ResourceId resource, String uuid) {
        return addons.of(resource).filter(known -> known.uuid().equals(uuid)).isPresent();
    }

    static String sign(Secret secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC with SHA-256", e);
        }
    }
}
