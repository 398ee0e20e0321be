package culvert.sso;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a sign-on, from the address or from a form; those that nobody asks for are ignored. */
final class SignOnFields {

    private static final Pattern AND = Pattern.compile("&");
    // Fifteen digits reach beyond the year 30000 in milliseconds, and fit a long.
    private static final Pattern EPOCH = Pattern.compile("[0-9]{1,15}");

    private final Map<String, List<String>> values;

    SignOnFields(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads a form.
     *
     * @throws NoEntry when it is none
     */
    static SignOnFields ofForm(byte[] body) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        try {
            for (String field :
                    AND.splitAsStream(new String(body, StandardCharsets.UTF_8)).toList()) {
                int equals = field.indexOf('=');
                String name = equals < 0 ? field : field.substring(0, equals);
                String value = equals < 0 ? "" : field.substring(equals + 1);
                values.computeIfAbsent(decode(name), first -> new ArrayList<>()).add(decode(value));
            }
        } catch (IllegalArgumentException e) {
            throw new NoEntry();
        }
        return new SignOnFields(values);
    }

    /** The value; empty when it is missing, empty, or given twice: what is checked and what is used must be the same. */
    Optional<String> single(String name) {
        List<String> given = values.getOrDefault(name, List.of());
        return given.size() == 1 && !given.getFirst().isEmpty() ? Optional.of(given.getFirst()) : Optional.empty();
    }

    /** The value of a field that is signed even when it is empty. */
    String orEmpty(String name) {
        return single(name).orElse("");
    }

    /** The timestamp, as received. */
    Optional<String> timestamp() {
        return single("timestamp").filter(text -> EPOCH.matcher(text).matches());
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
