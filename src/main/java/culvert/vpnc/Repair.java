package culvert.vpnc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a remark can be mended for sure, without the place: a {@link Fix} before its line is known. */
sealed interface Repair {

    /** The whole line goes. */
    record Removal() implements Repair {}

    /** Parts of what the remark is about are replaced; their offsets count from where that begins. */
    record Replacement(String words, List<Fix.Part> parts) implements Repair {
        public Replacement {
            parts = List.copyOf(parts);
        }
    }

    Repair REMOVAL = new Removal();

    /** The first bytes become something that can be shown. */
    static Repair write(int length, String text) {
        return new Replacement("Write “" + text.strip() + "”", List.of(new Fix.Part(0, length, text)));
    }

    /** A value, all of it, becomes another one. */
    static Repair writeInPlaceOf(String value, String text) {
        return write(Bytes.lengthInUtf8(value), text);
    }

    static Repair delete(String words, int from, int to) {
        return new Replacement(words, List.of(new Fix.Part(from, to, "")));
    }

    /** The fix, for a line that starts {@code offset} bytes before what the remark is about. */
    static @Nullable Fix at(@Nullable Repair repair, int line, int offset) {
        return switch (repair) {
            case null -> null;
            case Removal _ -> new Fix.LineRemoved(line);
            case Replacement(String words, List<Fix.Part> parts) ->
                new Fix.PartsReplaced(
                        line,
                        words,
                        parts.stream()
                                .map(part -> new Fix.Part(part.from() + offset, part.to() + offset, part.by()))
                                .toList());
        };
    }
}
