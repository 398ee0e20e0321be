package culvert.manifest;

import culvert.security.Secret;

/** What a platform and we prove ourselves to each other with: Basic credentials, and the salt of sign-on tokens. */
public record PlatformCredentials(String username, Secret password, Secret ssoSalt) {

    /** Whether these are the credentials; both parts are always compared, so that a wrong name answers no faster. */
    public boolean match(String candidateName, String candidatePassword) {
        boolean name = Secret.of(username).matches(candidateName);
        boolean word = password.matches(candidatePassword);
        return name && word;
    }
}
