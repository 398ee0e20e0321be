package culvert.settings;

import culvert.manifest.PlatformCredentials;
import culvert.security.BasicCredentials;
import culvert.security.Secret;
import java.util.List;
import java.util.Optional;

/** Reads {@code CULVERT_<PROTOCOL>_USERNAME}, {@code _PASSWORD} and {@code _SSO_SALT}. */
final class CredentialsReader {

    private CredentialsReader() {}

    /**
     * The credentials; empty when the protocol is off.
     *
     * @param username taken when none is set
     * @param manifest taken for what is not set; empty when the manifest's credentials are not those of this protocol
     */
    static Optional<PlatformCredentials> read(
            Environment environment, String protocol, String username, Optional<PlatformCredentials> manifest) {
        String passwordName = "CULVERT_" + protocol + "_PASSWORD";
        String saltName = "CULVERT_" + protocol + "_SSO_SALT";
        PlatformCredentials samples = BundledManifest.read().credentials();
        Optional<Secret> password = environment
                .secret(passwordName)
                .or(() -> manifest.map(written -> written.basic().password()))
                .filter(set -> !set.equals(samples.basic().password()));
        Optional<Secret> salt = environment
                .secret(saltName)
                .or(() -> manifest.map(PlatformCredentials::ssoSalt))
                .filter(set -> !set.equals(samples.ssoSalt()));
        String usernameName = "CULVERT_" + protocol + "_USERNAME";
        if (!environment.both(passwordName, password.isPresent(), saltName, salt.isPresent())) {
            if (password.isEmpty() && salt.isEmpty()) {
                List.of(usernameName, passwordName + "_OLD", "CULVERT_" + protocol + "_API_URL")
                        .forEach(name -> environment.ofNoUseWithout(passwordName + " and _SSO_SALT", name));
            }
            return Optional.empty();
        }
        String name = environment.basicUser(usernameName).orElse(username);
        if (name.indexOf(':') >= 0 && !environment.has(usernameName)) {
            environment.mistake("The manifest's user name for " + usernameName
                    + " must not contain a colon, which ends the name in Basic credentials.");
        }
        return Optional.of(new PlatformCredentials(
                new BasicCredentials(name, password.orElseThrow(), environment.secret(passwordName + "_OLD")),
                salt.orElseThrow()));
    }
}
