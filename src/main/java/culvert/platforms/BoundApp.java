package culvert.platforms;

/**
 * An app that is bound to a resource, where the marketplace tells so.
 *
 * @param binding the platform's name for the binding
 * @param place where in the platform the app is: a space, a namespace; may be empty
 * @param app the platform's name for the app
 * @param restartDue whether it was given a newer config and not restarted since
 */
public record BoundApp(String binding, String place, String app, boolean restartDue) {}
