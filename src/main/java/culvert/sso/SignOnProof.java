package culvert.sso;

import culvert.resources.ResourceId;
import culvert.security.Secret;
import culvert.settings.SignOnWindow;
import java.time.Instant;
import java.util.List;

/** What a marketplace sends with the browser of a customer, to prove that it sent it, and for which resource. */
interface SignOnProof {

    /** Our id of the resource, or the platform's name for its order. */
    String resource();

    /** When the platform made it, to the second. */
    Instant madeAt();

    /** What proves the rest; made from the salt and all that is signed. */
    String token();

    boolean isSignedWith(Secret salt);

    /** Both ends of the window belong to it; parts of a second are not counted. */
    default boolean isWithin(SignOnWindow window, Instant now) {
        long age = now.getEpochSecond() - madeAt().getEpochSecond();
        return age <= window.back().toSeconds() && age >= -window.ahead().toSeconds();
    }

    /**
     * The tokens that are used up with this proof: its own, and the weaker ones that the platform made at the same time,
     * so that leaving out the strongest does not make another proof. They are made anew, for a form may hide them.
     *
     * @param ours our id of the resource
     */
    default List<String> usedUp(ResourceId ours, Secret salt) {
        return List.of(token());
    }
}
