package culvert.testsupport;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import culvert.settings.SettingsReader;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A real mail server, which wants TLS and a password, and an address that webhooks may reach. Read it through {@link Mailbox}. */
public final class NoticesForTests implements QuarkusTestResourceLifecycleManager {

    /** In no other setting, so that a test can look for it. */
    public static final String SMTP_PASSWORD = "smtp-Canary-7Passw0rd";

    static final String IMAP_PORT = "culvert.tests.imap-port";

    private final GreenMail server =
            new GreenMail(new ServerSetup[] {patient(ServerSetup.SMTPS), patient(ServerSetup.IMAP)});

    @Override
    public Map<String, String> start() {
        server.setUser("culvert", SMTP_PASSWORD);
        server.start();
        Map<String, String> settings = new HashMap<>(Map.of(
                "CULVERT_SMTP_URL",
                "smtps://culvert:" + SMTP_PASSWORD + "@127.0.0.1:"
                        + server.getSmtps().getPort(),
                "CULVERT_MAIL_FROM",
                "Culvert <culvert@broker.example>",
                "CULVERT_WEBHOOK_NETWORKS",
                WebhookReceiver.ADDRESS,
                IMAP_PORT,
                String.valueOf(server.getImap().getPort()),
                "CULVERT_SCALINGO_PASSWORD",
                "test-password",
                "CULVERT_SCALINGO_SSO_SALT",
                "a1b2c3d4e5f60718293a4b5c6d7e8f90"));
        SettingsReader.read(name -> Optional.ofNullable(settings.get(name)))
                .notices()
                .mail()
                .orElseThrow()
                .properties()
                .forEach(settings::put);
        // The certificate of the tests' server is its own.
        settings.put("quarkus.mailer.trust-all", "true");
        return settings;
    }

    private static ServerSetup patient(ServerSetup protocol) {
        ServerSetup setup = protocol.dynamicPort();
        // Two seconds, its default, are too few for a busy machine.
        setup.setServerStartupTimeout(30_000);
        return setup;
    }

    @Override
    public void stop() {
        server.stop();
    }
}
