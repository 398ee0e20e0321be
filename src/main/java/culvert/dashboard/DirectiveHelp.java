package culvert.dashboard;

import culvert.vpnc.Directive;
import culvert.vpnc.Policy;
import java.util.List;

/**
 * What the page says about a directive, made from the one table of them.
 *
 * @param spelling as the manual writes it
 */
public record DirectiveHelp(String spelling, String text) {

    static final List<DirectiveHelp> ALL =
            Directive.ALL.stream().map(DirectiveHelp::of).toList();

    private static DirectiveHelp of(Directive directive) {
        return new DirectiveHelp(directive.spelling(), directive.meaning() + " " + further(directive));
    }

    private static String further(Directive directive) {
        if (directive.policy() == Policy.REFUSED) {
            return "Refused: " + directive.reason() + ".";
        }
        String value = directive.isFlag()
                ? "It takes no value"
                : "Value: " + directive.type().description();
        String without = directive.isRequired()
                ? "; it has to be there"
                : directive.defaultValue().map(text -> "; without it: " + text).orElse("");
        String reason = directive.reason().isEmpty() ? "" : "; " + directive.reason();
        return value + without + reason + ".";
    }
}
