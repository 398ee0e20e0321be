package culvert.tunnels;

/** A body that is no report by docs/reports.schema.json. The message names the place and repeats nothing of the body. */
final class MalformedReport extends RuntimeException {

    MalformedReport(String message) {
        super(message);
    }
}
