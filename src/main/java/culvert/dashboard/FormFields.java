package culvert.dashboard;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The fields of an {@code application/x-www-form-urlencoded} body, as the bytes the browser sent. A framework's form
 * parameter is a {@code String}: bytes that are no UTF-8 would have become U+FFFD before our reader could refuse them.
 */
final class FormFields {

    private final Map<String, byte[]> fields = new HashMap<>();

    private FormFields() {}

    /** @throws MalformedForm when an escape is broken or a field is there twice */
    static FormFields read(byte[] body) {
        FormFields form = new FormFields();
        for (int start = 0; start < body.length; ) {
            int end = indexOf(body, '&', start, body.length);
            form.add(body, start, end);
            start = end + 1;
        }
        return form;
    }

    /** The value of a field; empty when it is not there. */
    byte[] bytes(String name) {
        return fields.getOrDefault(name, new byte[0]).clone();
    }

    /** The value of a field that was not typed by a person. */
    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private void add(byte[] body, int start, int end) {
        if (start == end) {
            return;
        }
        int equals = indexOf(body, '=', start, end);
        String name = new String(decode(body, start, equals), StandardCharsets.UTF_8);
        byte[] value = decode(body, Math.min(equals + 1, end), end);
        if (fields.put(name, value) != null) {
            throw new MalformedForm("a field is there twice");
        }
    }

    private static byte[] decode(byte[] body, int start, int end) {
        var decoded = new ByteArrayOutputStream(end - start);
        for (int i = start; i < end; i++) {
            switch (body[i]) {
                case '+' -> decoded.write(' ');
                case '%' -> {
                    decoded.write(escaped(body, i, end));
                    i += 2;
                }
                default -> decoded.write(body[i]);
            }
        }
        return decoded.toByteArray();
    }

    private static int escaped(byte[] body, int percent, int end) {
        int high = percent + 2 < end ? Character.digit(body[percent + 1], 16) : -1;
        int low = percent + 2 < end ? Character.digit(body[percent + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new MalformedForm("an escape is broken: "
                    + new String(
                            Arrays.copyOfRange(body, percent, Math.min(percent + 3, end)), StandardCharsets.US_ASCII));
        }
        return high * 16 + low;
    }

    private static int indexOf(byte[] body, char wanted, int start, int end) {
        for (int i = start; i < end; i++) {
            if (body[i] == wanted) {
                return i;
            }
        }
        return end;
    }
}
