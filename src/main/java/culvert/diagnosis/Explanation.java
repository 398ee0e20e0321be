package culvert.diagnosis;

import java.util.List;

/**
 * A diagnosis in words, ready to be shown. Texts of strangers in it are plain characters; a page still has to escape them.
 *
 * @param outcome as {@link Outcome#words()} says it
 * @param cause the id of the cause or of the group of look-alikes; empty when there is none
 * @param headline one sentence
 * @param seen what was seen, when and where; may be empty
 * @param remedy what to do; may be empty
 * @param contact whom to ask; may be empty
 * @param tellApart how the candidates can be told apart; may be empty
 * @param candidates the causes it may be, when it is not one alone
 * @param message ready to copy for the network team on the other side, or for the platform if that is the contact; may be empty
 */
public record Explanation(
        String outcome,
        String cause,
        String headline,
        String seen,
        String remedy,
        String contact,
        String tellApart,
        List<Candidate> candidates,
        String message) {

    /** One of several causes it may be. */
    public record Candidate(String cause, String sentence, String remedy) {}

    public Explanation {
        candidates = List.copyOf(candidates);
    }

    Explanation withHeadline(String other) {
        return new Explanation(outcome, cause, other, seen, remedy, contact, tellApart, candidates, message);
    }

    /** Whom the message is for. */
    public String addressee() {
        return contact.equals(Contact.PLATFORM.words()) ? contact : "the network team";
    }
}
