package culvert.sandbox.platform;

import java.util.regex.Pattern;

/**
 * An environment variable of an app.
 *
 * @param fromAddon set by the add-on provider; goes with the app's last add-on of that provider
 */
public record Variable(String id, String name, String value, boolean fromAddon) {

    static final int NAME_MAX = 64;

    /** The stricter of the two limits Scalingo documents; what passes here passes there. */
    static final int VALUE_MAX = 8192;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_]*");

    /**
     * Holds a variable against the rules.
     *
     * @throws Refused if the platform would not take this name or value
     */
    static void check(String name, String value) {
        if (name.length() > NAME_MAX) {
            throw new Refused(
                    new Problem.Invalid("name", "is too long (maximum is %d characters)".formatted(NAME_MAX)));
        }
        if (!NAME.matcher(name).matches()) {
            throw new Refused(new Problem.Invalid("name", "contains invalid characters"));
        }
        if (value.length() > VALUE_MAX) {
            throw new Refused(
                    new Problem.Invalid("value", "is too long (maximum is %d characters)".formatted(VALUE_MAX)));
        }
    }

    /** Values of variables are the customer's secrets. */
    @Override
    public String toString() {
        return "Variable[" + name + "]";
    }
}
