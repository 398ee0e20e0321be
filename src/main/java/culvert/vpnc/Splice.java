package culvert.vpnc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Puts other bytes in the place of some. */
final class Splice {

    private Splice() {}

    /** The parts lie behind each other; their offsets count from {@code base}. */
    static byte[] of(byte[] text, List<Fix.Part> parts, int base) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream(text.length);
        int copied = 0;
        for (Fix.Part part : parts) {
            spliced.write(text, copied, base + part.from() - copied);
            spliced.writeBytes(part.by().getBytes(StandardCharsets.UTF_8));
            copied = base + part.to();
        }
        spliced.write(text, copied, text.length - copied);
        return spliced.toByteArray();
    }
}
