package culvert.notices.mail;

import culvert.resources.ResourceId;
import culvert.security.LastingTokens;
import culvert.security.LastingTokens.Named;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The links in mails. Whoever has the one that confirms can read the mailbox; the one that ends it is in every mail. */
@ApplicationScoped
class MailLinks {

    static final String CONFIRM = "/mail/confirm";
    static final String STOP = "/mail/stop";

    private final LastingTokens tokens;
    private final Settings settings;

    MailLinks(LastingTokens tokens, Settings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    /** What a link is about. */
    record Subscription(ResourceId resource, String recipient) {}

    /** @param path what the link does */
    String link(String path, Subscription subscription) {
        return settings.publicUrl() + place(path, subscription);
    }

    /** The same for a page of ours. */
    String place(String path, Subscription subscription) {
        String token =
                tokens.sign(audience(path), new Named(subscription.resource().value(), subscription.recipient()));
        return path + "?token=" + token;
    }

    /** Empty when the token is none of ours, or of another kind of link. */
    Optional<Subscription> read(String path, String token) {
        return tokens.read(audience(path), token)
                .map(named -> new Subscription(new ResourceId(named.subject()), named.id()));
    }

    private static String audience(String path) {
        return "culvert" + path.replace('/', '-');
    }
}
