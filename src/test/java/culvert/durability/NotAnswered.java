package culvert.durability;

/** A request was not answered, or the broker could not say what came of it: it may have taken effect or not. */
final class NotAnswered extends Exception {

    NotAnswered(String why) {
        super(why);
    }

    NotAnswered(Throwable cause) {
        super(cause);
    }
}
