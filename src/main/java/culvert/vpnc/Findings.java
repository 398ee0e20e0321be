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
                    cursor.column,
                    placed.excerpt(),
                    remark.message(),
                    remark.remedy(),
                    cursor.fix(placed)));
        }
        return findings;
    }

    /** Counts lines and columns as a text area does: LF, CR and CRLF end a line, a column is a character. */
    private final class Cursor {
        private int at;
        private int line = 1;
        private int column = 1;
        private int lineStart;

        /** A line behind a lone CR is left alone: without its text, that CR and the line's own LF would become one line end. */
        Optional<Fix> fix(Placed placed) {
            boolean behindLoneCr = lineStart > 0 && text[lineStart - 1] == '\r';
            return behindLoneCr
                    ? Optional.empty()
                    : Optional.ofNullable(Repair.at(placed.remark().repair(), line, placed.base() - lineStart));
        }

        void moveTo(int offset) {
            while (at < offset) {
                byte b = text[at];
                boolean crOfCrLf = b == '\r' && at + 1 < text.length && text[at + 1] == '\n';
                if (b == '\n' || (b == '\r' && !crOfCrLf)) {
                    line++;
                    column = 1;
                    lineStart = at + 1;
                } else if (!Utf8.isContinuation(b)) {
                    column++;
                }
                at++;
            }
        }
    }
}
