package culvert.vpnc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Collects remarks by their byte offset and gives each its line and column, in one pass over the text. */
final class Findings {

    private record Placed(int offset, int base, String excerpt, Remark remark) {}

    private final byte[] text;
    private final List<Placed> all = new ArrayList<>();

    Findings(byte[] text) {
        this.text = text;
    }

    void add(int offset, String excerpt, Remark remark) {
        add(offset, offset, excerpt, remark);
    }

    /** Adds a remark about one place whose repair counts from another one in the same line. */
    void add(int offset, int base, String excerpt, Remark remark) {
        all.add(new Placed(offset, base, excerpt, remark));
    }

    int size() {
        return all.size();
    }

    boolean hasError() {
        return all.stream().anyMatch(placed -> placed.remark().isError());
    }

    List<Finding> inTextOrder() {
        all.sort(Comparator.comparingInt(Placed::offset));
        List<Finding> findings = new ArrayList<>(all.size());
        Cursor cursor = new Cursor();
        for (Placed placed : all) {
            cursor.moveTo(placed.offset());
            Remark remark = placed.remark();
            findings.add(new Finding(
                    remark.code(),
                    remark.code().severity(),
                    cursor.line,
                    cursor.columns.next(),
                    cursor.units,
                    placed.excerpt(),
                    remark.message(),
                    remark.remedy(),
                    cursor.fix(placed)));
        }
        return findings;
    }

    /** Counts lines as a text area does (LF, CR and CRLF each end one), columns as a person sees them. */
    private final class Cursor {
        private int at;
        private int line = 1;
        private int lineStart;
        private int units;
        private final SeenColumns columns = new SeenColumns();

        /** A line behind a lone CR is left alone: without its text, that CR and the line's own LF would become one line end. */
        Optional<Fix> fix(Placed placed) {
            boolean behindLoneCr = lineStart > 0 && text[lineStart - 1] == '\r';
            return behindLoneCr
                    ? Optional.empty()
                    : Optional.ofNullable(Repair.at(placed.remark().repair(), line, placed.base() - lineStart));
        }

        /** A character that the offset lies in, which vpnc's cut after 199 bytes may do, is passed as a whole. */
        void moveTo(int offset) {
            while (at < offset) {
                byte b = text[at];
                boolean crOfCrLf = b == '\r' && at + 1 < text.length && text[at + 1] == '\n';
                if (b == '\n' || (b == '\r' && !crOfCrLf)) {
                    line++;
                    lineStart = at + 1;
                    units = 0;
                    columns.startLine();
                    at++;
                } else {
                    pass(Utf8.at(text, at));
                }
            }
        }

        /** Bytes that begin a character and do not end it are shown as one sign, the one for what cannot be read. */
        private void pass(int read) {
            int most = Utf8.length(text[at]);
            int character = read == Utf8.MALFORMED ? OddCharacters.REPLACEMENT : read;
            columns.pass(character);
            units += Character.charCount(character);
            int behind = Math.min(text.length, at + most);
            at++;
            while (at < behind && Utf8.isContinuation(text[at])) {
                at++;
            }
        }
    }
}
