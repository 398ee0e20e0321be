package culvert.settings;

import culvert.security.Secret;
import java.util.Optional;

/** Reads the settings for those who run the broker. */
final class OperatorReader {

    // People choose this one, and it opens what concerns every customer.
    private static final int SHORTEST_PASSWORD = 12;

    private OperatorReader() {}

    static OperatorSettings read(Environment environment) {
        return new OperatorSettings(
                password(environment), environment.secret("CULVERT_METRICS_TOKEN"), proxies(environment));
    }

    private static Optional<Secret> password(Environment environment) {
        Optional<Secret> password = environment.secret("CULVERT_OPERATOR_PASSWORD");
        if (password.filter(word -> word.reveal().length() < SHORTEST_PASSWORD).isPresent()) {
            environment.mistake("CULVERT_OPERATOR_PASSWORD must have " + SHORTEST_PASSWORD + " characters or more.");
        }
        return password;
    }

    private static TrustedProxies proxies(Environment environment) {
        return new TrustedProxies(AddressBlock.list(
                environment.text("CULVERT_TRUSTED_PROXIES").orElse(""),
                text -> environment.mistake("CULVERT_TRUSTED_PROXIES must hold addresses or blocks such as "
                        + "10.0.0.0/8, separated by commas, but has '" + text + "'.")));
    }
}
