package culvert.notices;

/** A recipient that cannot be added, or not be tried now. The message is a sentence for the customer. */
public final class NoticeRefused extends RuntimeException {

    public NoticeRefused(String message) {
        super(message);
    }
}
