package culvert.settings;

import culvert.security.BasicCredentials;
import culvert.security.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads how customers may be told about their tunnels. */
final class NoticeReader {

    private static final String NETWORKS = "CULVERT_WEBHOOK_NETWORKS";
    private static final String SMTP = "CULVERT_SMTP_URL";
    private static final String FROM = "CULVERT_MAIL_FROM";
    private static final int SUBMISSION = 587;
    private static final int SUBMISSIONS = 465;

    private NoticeReader() {}

    static NoticeSettings read(Environment environment) {
        List<AddressBlock> networks = AddressBlock.list(
                environment.text(NETWORKS).orElse(""),
                text -> environment.mistake(NETWORKS + " must hold addresses or blocks such as 10.0.0.0/8, "
                        + "separated by commas, but has '" + text + "'."));
        boolean mails = environment.both(SMTP, environment.has(SMTP), FROM, environment.has(FROM));
        return new NoticeSettings(networks, mails ? mail(environment) : Optional.empty());
    }

    private static Optional<MailSettings> mail(Environment environment) {
        String from = environment.text(FROM).orElseThrow();
        if (!from.matches("[^<>@\\p{Cntrl}]*<[^<>@\\s]+@[^<>@\\s]+>|[^<>@\\s]+@[^<>@\\s]+")) {
            environment.mistake(FROM + " must be an address such as culvert@example.com, but is '" + from + "'.");
        }
        URI server = server(environment.text(SMTP).orElseThrow());
        if (server == null) {
            // Not shown: a password may stand in it.
            environment.mistake(
                    SMTP + " must look like smtp://user:password@mail.example.com:587, or smtps://… for TLS "
                            + "from the start; user and password may be left out, and are percent-encoded.");
            return Optional.empty();
        }
        boolean tls = server.getScheme().equals("smtps");
        int port = server.getPort() >= 0 ? server.getPort() : tls ? SUBMISSIONS : SUBMISSION;
        return Optional.of(new MailSettings(server.getHost(), port, tls, credentials(server), from));
    }

    private static @Nullable URI server(String text) {
        try {
            URI server = new URI(text);
            String user = server.getRawUserInfo();
            boolean good = ("smtp".equals(server.getScheme()) || "smtps".equals(server.getScheme()))
                    && server.getHost() != null
                    && server.getRawPath().isEmpty()
                    && server.getRawQuery() == null
                    && server.getRawFragment() == null
                    && (user == null || user.matches("[^:]+:.+"));
            return good ? server : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private static Optional<BasicCredentials> credentials(URI server) {
        return Optional.ofNullable(server.getRawUserInfo()).map(both -> {
            int colon = both.indexOf(':');
            return new BasicCredentials(
                    decoded(both.substring(0, colon)), Secret.of(decoded(both.substring(colon + 1))));
        });
    }

    // A plus sign is itself in this part of an address.
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
