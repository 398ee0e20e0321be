package culvert.vpnc;

import java.util.Map;

/** Writes values so that vpnc reads exactly them, and so that our reader knows that they are meant. */
final class Rendering {

    private Rendering() {}

    static String of(Map<Directive, String> values) {
        StringBuilder text = new StringBuilder();
        values.forEach((directive, value) -> text.append(line(directive, value)).append('\n'));
        return text.toString();
    }

    static String line(Directive directive, String value) {
        return directive.isFlag() ? directive.spelling() : directive.spelling() + ' ' + quotedIfNeeded(value);
    }

    private static String quotedIfNeeded(String value) {
        return DoubtfulValue.needsQuotes(value) ? '"' + value + '"' : value;
    }
}
