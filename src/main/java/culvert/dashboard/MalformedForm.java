package culvert.dashboard;

/** The body is not what a browser makes of one of our forms. */
final class MalformedForm extends RuntimeException {

    MalformedForm(String message) {
        super(message);
    }
}
