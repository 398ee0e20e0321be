package culvert.dashboard;

import java.nio.charset.StandardCharsets;

/** The bytes of a text that came from the editor, unread. Cannot print itself: it may hold secrets. */
final class SubmittedText {

    private final byte[] bytes;

    SubmittedText(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    byte[] bytes() {
        return bytes.clone();
    }

    /** For the text area only. Bytes that are no UTF-8 show as replacement characters. */
    String forDisplay() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "(" + bytes.length + " bytes)";
    }
}
