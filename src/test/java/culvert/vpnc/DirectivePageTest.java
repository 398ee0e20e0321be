package culvert.vpnc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * docs/vpnc-conf.md says what the code says. After a change of the tables run this test with
 * {@code -Dculvert.docs.write=true}, which writes the page anew.
 */
class DirectivePageTest {

    private static final Path PAGE = Path.of("docs/vpnc-conf.md");

    @Test
    void the_page_agrees_with_the_tables() throws IOException {
        String page = page();
        if (Boolean.getBoolean("culvert.docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    private static String page() {
        StringBuilder page = new StringBuilder("""
                # vpnc.conf as Culvert takes it

                Made from the code (`Directive`, `Code`); do not edit, see `DirectivePageTest`.

                ## Form

                One directive a line, from the first column: its name in any case, one blank or tab, the value up to the end of
                the line. Blanks around a value are dropped; straight double quotes around it are dropped and keep what is inside
                as it is. `#` in the first column begins a comment. A line has at most 199 bytes, a text at most %,d bytes.
                What is published is this text without comments, in the order of the table below.

                ## Directives

                | directive | value | without it | meaning | policy |
                |---|---|---|---|---|
                """.formatted(VpncReader.MAX_BYTES));
        for (Directive directive : Directive.values()) {
            page.append("| `%s` | %s | %s | %s | %s |\n"
                    .formatted(
                            directive.spelling(),
                            directive.type().description(),
                            without(directive),
                            directive.meaning(),
                            policy(directive)));
        }
        page.append("""

                ## Findings

                The codes are stable. Only errors keep a text from being published.

                | code | severity | meaning |
                |---|---|---|
                """);
        for (Code code : Code.values()) {
            page.append("| `%s` | %s | %s |\n".formatted(code, lower(code.severity()), code.meaning()));
        }
        return page.toString();
    }

    private static String without(Directive directive) {
        return directive.isRequired()
                ? "**required**"
                : directive.defaultValue().map(value -> "`" + value + "`").orElse("–");
    }

    private static String policy(Directive directive) {
        String reason = directive.reason();
        return lower(directive.policy()) + (reason.isEmpty() ? "" : ": " + reason);
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
