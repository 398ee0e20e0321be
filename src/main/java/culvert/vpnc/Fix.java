package culvert.vpnc;

import java.util.List;

/**
 * A change of one line that mends a finding for sure, and takes nothing away that vpnc would have used. Holds no part of
 * a value that may be secret: it says which bytes of the line go, and what comes in their place.
 */
public sealed interface Fix {

    /** The line, as the finding has it. */
    int line();

    /** What it does, in two or three words. */
    String words();

    /** The text with this change and no other. The line must be as it was when the finding was made. */
    byte[] apply(byte[] text);

    /** The line goes, with its line end. */
    record LineRemoved(int line) implements Fix {

        @Override
        public String words() {
            return "Remove the line";
        }

        @Override
        public byte[] apply(byte[] text) {
            TextLine removed = TextLine.find(text, line);
            return Splice.of(text, List.of(new Part(removed.start(), removed.endWithLineEnd(), "")), 0);
        }
    }

    /** Some parts of the line are replaced; their offsets are those of bytes from the line's start, in rising order. */
    record PartsReplaced(int line, String words, List<Part> parts) implements Fix {
        public PartsReplaced {
            parts = List.copyOf(parts);
        }

        @Override
        public byte[] apply(byte[] text) {
            return Splice.of(text, parts, TextLine.find(text, line).start());
        }
    }

    /** The bytes from one offset to another, and the text in their place. */
    record Part(int from, int to, String by) {}
}
