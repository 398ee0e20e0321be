package culvert.sandbox.provider;

import culvert.sandbox.provider.AddonOffer.Credentials;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the platform and the provider know each other by in the protocols beside Scalingo's, from the same variables of the
 * environment that the provider reads; a protocol without them is not offered.
 *
 * @param clientSecret what Heroku's grants are exchanged with
 * @param osb of the Open Service Broker API, which knows no salt
 * @param uaaClient what the provider calls Cloud Foundry's API with
 */
public record OtherMarketplaces(
        Optional<Credentials> heroku,
        Optional<String> clientSecret,
        Optional<Credentials> clever,
        Optional<Credentials> osb,
        Optional<Credentials> uaaClient) {

    /**
     * Reads them.
     *
     * @param environment gives the value of a variable
     * @param id of the add-on, which is the user where none is set
     */
    public static OtherMarketplaces read(Function<String, Optional<String>> environment, String id) {
        return new OtherMarketplaces(
                credentials(environment, "HEROKU", id),
                environment.apply("CULVERT_HEROKU_CLIENT_SECRET"),
                credentials(environment, "CLEVER", id),
                pair(environment, "CULVERT_OSB_USERNAME", "CULVERT_OSB_PASSWORD"),
                pair(environment, "CULVERT_CF_CLIENT_ID", "CULVERT_CF_CLIENT_SECRET"));
    }

    private static Optional<Credentials> pair(
            Function<String, Optional<String>> environment, String name, String password) {
        return environment
                .apply(name)
                .flatMap(username -> environment.apply(password).map(word -> new Credentials(username, word, "")));
    }

    private static Optional<Credentials> credentials(
            Function<String, Optional<String>> environment, String protocol, String id) {
        String username = environment.apply("CULVERT_" + protocol + "_USERNAME").orElse(id);
        return environment
                .apply("CULVERT_" + protocol + "_PASSWORD")
                .flatMap(password -> environment
                        .apply("CULVERT_" + protocol + "_SSO_SALT")
                        .map(salt -> new Credentials(username, password, salt)));
    }

    /** Some of these are secrets. */
    @Override
    public String toString() {
        return "OtherMarketplaces";
    }
}
