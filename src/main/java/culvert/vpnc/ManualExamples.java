package culvert.vpnc;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Values as manuals print them, which people leave in. Somebody may really have chosen one, so they are no errors. */
final class ManualExamples {

    private static final Set<String> TEXTS =
            words("my-secret mysecret my_secret your-secret yoursecret your_secret group-secret gateway-secret secret"
                    + " the-group-secret group-password grouppassword my-group-password"
                    + " my-password mypassword my_password your-password yourpassword your_password password"
                    + " changeme change-me change_me"
                    + " my-group mygroup my_group groupname group-name group_name your-group my.ipsec.id"
                    + " my-username myusername my_username your-username yourusername your_username my-user");

    private static final Set<String> HOSTS =
            words("my.vpn.gateway my.vpn.server my-gateway mygateway my-vpn-gateway my-server myserver"
                    + " your-gateway yourgateway your-server yourserver your.vpn.gateway vpn.yourcompany.com");

    /** What is left to be filled in: xxxx, ..., ___. */
    private static final Pattern BLANKS = Pattern.compile("[xX]{3,12}|\\.{3,12}|_{3,12}|…");

    private ManualExamples() {}

    static boolean isText(String value) {
        return TEXTS.contains(value.toLowerCase(Locale.ROOT))
                || BLANKS.matcher(value).matches();
    }

    static boolean isHost(String lower) {
        return HOSTS.contains(lower);
    }

    static Remark remark(Directive directive) {
        return new Remark(
                Code.MANUAL_EXAMPLE,
                "This is what manuals print as an example for " + directive.spelling() + ".",
                "Write the value that belongs to your gateway.");
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }
}
