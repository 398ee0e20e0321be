package culvert.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Name and password of HTTP Basic authentication, for either direction. */
public record BasicCredentials(String username, Secret password) {

    /** Whether these are the credentials; both parts are always compared, so that a wrong name answers no faster. */
    public boolean match(String candidateName, String candidatePassword) {
        boolean name = Secret.of(username).matches(candidateName);
        boolean word = password.matches(candidatePassword);
        return name && word;
    }

    /** The value of the {@code Authorization} header; as secret as the password. */
    public String header() {
        byte[] both = (username + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }
}
