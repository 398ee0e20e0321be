package culvert.notices.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads mail addresses, as far as they can be written without quotes (RFC 5321, 4.1.2). */
public final class MailAddress {

    private static final int LONGEST = 254;
    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");

    private MailAddress() {}

    /** The address, its domain in lower case; empty when the text is none. */
    public static Optional<String> read(String text) {
        String address = text.strip();
        if (address.length() > LONGEST || !FORM.matcher(address).matches()) {
            return Optional.empty();
        }
        int at = address.indexOf('@');
        return Optional.of(address.substring(0, at) + address.substring(at).toLowerCase(Locale.ROOT));
    }
}
