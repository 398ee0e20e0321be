package culvert.resources;

/** Who saved a config version, as far as the platform tells us: a sign-on of one marketplace carries no person. */
public record Author(String value) {

    /** Somebody who came through the platform's single sign-on. */
    public static Author signedOnFrom(PlatformName platform) {
        return new Author("dashboard, signed on from " + platform.id());
    }

    /** Nobody: the broker went back to an earlier version because the newer one did not work. */
    public static Author automaticReturn() {
        return new Author("Culvert, by itself");
    }

    /** A program of the customer, with a token that was made on the dashboard. */
    public static Author program() {
        return new Author("API");
    }
}
