package culvert.settings;

import culvert.security.BasicCredentials;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The mail server that takes our mail.
 *
 * @param tlsFromTheStart {@code smtps}; otherwise STARTTLS is used where it is offered, and required before credentials
 * @param from whom the mail is from, as its header has it
 */
public record MailSettings(
        String host, int port, boolean tlsFromTheStart, Optional<BasicCredentials> credentials, String from) {

    /** The same as the framework's mailer has it. */
    public Map<String, String> properties() {
        Map<String, String> properties = new HashMap<>();
        properties.put("quarkus.mailer.host", host);
        properties.put("quarkus.mailer.port", String.valueOf(port));
        properties.put("quarkus.mailer.from", from);
        properties.put("quarkus.mailer.tls", String.valueOf(tlsFromTheStart));
        boolean inClear = tlsFromTheStart || credentials.isEmpty();
        properties.put("quarkus.mailer.start-tls", inClear ? "OPTIONAL" : "REQUIRED");
        properties.put("quarkus.mailer.login", credentials.isPresent() ? "REQUIRED" : "DISABLED");
        credentials.ifPresent(login -> {
            properties.put("quarkus.mailer.username", login.username());
            properties.put("quarkus.mailer.password", login.password().reveal());
        });
        return properties;
    }
}
