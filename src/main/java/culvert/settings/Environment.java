package culvert.settings;

import culvert.security.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The variables the operator set, read one by one; gathers what is wrong with them, one sentence each. */
final class Environment {

    private final Function<String, Optional<String>> variables;
    private final List<String> mistakes = new ArrayList<>();

    /**
     * Reads from there.
     *
     * @param variables gives the value of a variable; an empty value counts as not set
     */
    Environment(Function<String, Optional<String>> variables) {
        this.variables = variables;
    }

    Optional<String> text(String name) {
        return variables.apply(name).map(String::strip).filter(value -> !value.isEmpty());
    }

    Optional<Secret> secret(String name) {
        return text(name).map(Secret::of);
    }

    boolean has(String name) {
        return text(name).isPresent();
    }

    /** A user name for Basic credentials, where a colon ends it (RFC 7617, 2). */
    Optional<String> basicUser(String name) {
        Optional<String> user = text(name);
        if (user.filter(text -> text.indexOf(':') >= 0).isPresent()) {
            mistake(name + " must not contain a colon, which ends the name in Basic credentials.");
        }
        return user;
    }

    /** Notes it as a mistake when a variable is set that means nothing while others are not. */
    void ofNoUseWithout(String others, String name) {
        if (has(name)) {
            mistake(name + " is of no use without " + others + ".");
        }
    }

    int number(String name, int otherwise, int least, int most) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            mistake(name + " must be a whole number, but is '" + text.get() + "'.");
            return otherwise;
        }
        mistake("%s must lie between %d and %d, but is '%s'.".formatted(name, least, most, text.get()));
        return otherwise;
    }

    /** A web address, without a slash at the end. */
    URI address(String name, String otherwise) {
        String text = text(name).orElse(otherwise).replaceFirst("/+$", "");
        try {
            URI address = new URI(text);
            boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
            if (web && address.getHost() != null && address.getQuery() == null) {
                return address;
            }
        } catch (URISyntaxException e) {
            mistake(name + " is no web address: " + e.getReason() + ".");
            return URI.create(otherwise);
        }
        mistake(name + " must be a web address such as https://culvert.example, but is '" + text + "'.");
        return URI.create(otherwise);
    }

    /** Notes a mistake: a sentence that names the variable and shows no secret. */
    void mistake(String sentence) {
        mistakes.add(sentence);
    }

    /**
     * Notes that of two variables that make sense only together one is missing.
     *
     * @return whether both are there
     */
    boolean both(String one, boolean oneThere, String other, boolean otherThere) {
        if (oneThere != otherThere) {
            mistake("%s is not set, but %s is: set both.".formatted(oneThere ? other : one, oneThere ? one : other));
        }
        return oneThere && otherThere;
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }
}
