package culvert.notices.mail;

import culvert.notices.Carrier;
import culvert.notices.Channel;
import culvert.notices.NoticeEvent;
import culvert.notices.Parcel;
import culvert.notices.Sending;
import culvert.notices.mail.MailLinks.Subscription;
import culvert.settings.Settings;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Sends notices through the mail server that the operator set. */
@ApplicationScoped
class MailCarrier implements Carrier {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ReactiveMailer mailer;
    private final MailLinks links;
    private final boolean isOn;

    MailCarrier(ReactiveMailer mailer, MailLinks links, Settings settings) {
        this.mailer = mailer;
        this.links = links;
        this.isOn = settings.notices().mail().isPresent();
    }

    @Override
    public Channel channel() {
        return Channel.MAIL;
    }

    @Override
    public Sending carry(Parcel parcel) {
        if (!isOn) {
            return new Sending.Failed("no mail server is set any more");
        }
        try {
            mailer.send(mail(parcel)).await().atMost(LONGEST);
            return new Sending.Taken("taken by the mail server");
        } catch (TimeoutException e) {
            return new Sending.Failed("the mail server did not answer within " + LONGEST.toSeconds() + " seconds");
        } catch (RuntimeException e) {
            return judge(e);
        }
    }

    private Mail mail(Parcel parcel) {
        Subscription subscription = new Subscription(parcel.resource(), parcel.recipient());
        boolean isQuestion = parcel.notice().event() == NoticeEvent.CONFIRMATION;
        String stop = links.link(MailLinks.STOP, subscription);
        MailText text = isQuestion
                ? MailText.question(parcel.notice(), links.link(MailLinks.CONFIRM, subscription))
                : MailText.of(parcel.notice(), stop);
        Mail mail = Mail.withText(parcel.address(), text.subject(), text.text())
                // RFC 3834: no program is to answer it.
                .addHeader("Auto-Submitted", "auto-generated");
        // RFC 8058: mail programs show a button for it.
        return isQuestion
                ? mail
                : mail.addHeader("List-Unsubscribe", "<" + stop + ">")
                        .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }

    private static Sending judge(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPException refusal) {
                String words = "the mail server refused it (" + refusal.getReplyCode() + ")";
                return refusal.isPermanent() ? new Sending.Hopeless(words) : new Sending.Failed(words);
            }
        }
        return new Sending.Failed("the mail server cannot be reached");
    }
}
