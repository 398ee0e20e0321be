package culvert.testsupport;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What arrived in somebody's mailbox on the tests' mail server, read as a mail program does. */
@ApplicationScoped
public class Mailbox {

    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(?<path>/mail/\\S+)");

    private final int port;

    Mailbox(@ConfigProperty(name = NoticesForTests.IMAP_PORT) int port) {
        this.port = port;
    }

    /** One mail. */
    public record Mail(String from, String subject, String type, String text, String unsubscribe, String oneClick) {

        /** The path of the first link in the text. */
        public String link() {
            return pathIn(text);
        }

        /** The path that a mail program posts to. */
        public String unsubscribeLink() {
            return pathIn(unsubscribe);
        }

        private static String pathIn(String text) {
            Matcher link = LINK.matcher(text.replace(">", ""));
            if (!link.find()) {
                throw new AssertionError("no link in: " + text);
            }
            return link.group("path");
        }
    }

    /** Oldest first; empty before the first one came. */
    public List<Mail> of(String address) {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", port, address, address);
            var inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            List<Mail> mails = new ArrayList<>();
            for (Message message : inbox.getMessages()) {
                mails.add(new Mail(
                        message.getFrom()[0].toString(),
                        message.getSubject(),
                        message.getContentType(),
                        message.getContent().toString().replace("\r\n", "\n"),
                        header(message, "List-Unsubscribe"),
                        header(message, "List-Unsubscribe-Post")));
            }
            return mails;
        } catch (AuthenticationFailedException e) {
            // The server makes a mailbox for the first mail that comes.
            return List.of();
        } catch (MessagingException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String header(Message message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null ? "" : values[0];
    }
}
