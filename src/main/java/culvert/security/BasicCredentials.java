package culvert.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * Name and password of HTTP Basic authentication, for either direction.
 *
 * @param oldPassword let in as well, as long as a change of the password is under way; never sent
 */
public record BasicCredentials(String username, Secret password, Optional<Secret> oldPassword) {

    public BasicCredentials(String username, Secret password) {
        this(username, password, Optional.empty());
    }

    /** Whether these are the credentials; everything is always compared, so that a wrong name answers no faster. */
    public boolean match(String candidateName, String candidatePassword) {
        boolean name = Secret.of(username).matches(candidateName);
        boolean word = password.matches(candidatePassword);
        boolean oldWord = oldPassword.orElse(password).matches(candidatePassword);
        return name && (word || oldWord);
    }

    /** The value of the {@code Authorization} header; as secret as the password. */
    public String header() {
        byte[] both = (username + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
