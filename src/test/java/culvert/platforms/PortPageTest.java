package culvert.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page for those who port us to their platform shows the code as it is. */
final class PortPageTest {

    private static final Path PAGE = Path.of("docs/platforms/port-to-your-own.md");

    // A listing stands under the name of its file, which is a link.
    private static final Pattern LISTING = Pattern.compile(
            "\\[[A-Za-z]+]\\(\\.\\./\\.\\./(?<file>src/[^)]+)\\):\n\n```java\n(?<code>.*?)```\n", Pattern.DOTALL);

    @Test
    void every_listing_is_the_file_it_is_named_after() throws IOException {
        List<MatchResult> listings =
                LISTING.matcher(Files.readString(PAGE)).results().toList();

        assertThat(listings).hasSize(3);
        for (MatchResult listing : listings) {
            assertThat(listing.group("code"))
                    .as(listing.group("file"))
                    .isEqualTo(withoutImports(Files.readString(Path.of(listing.group("file")))));
        }
    }

    private static String withoutImports(String source) {
        return source.replaceAll("(?m)^(package|import) .*;\n", "").strip() + "\n";
    }
}
