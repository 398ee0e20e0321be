package culvert;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of dependencies that people read is that of the build. */
final class DependenciesTest {

    private static final Pattern MANAGED = Pattern.compile("(?s)<dependencyManagement>.*?</dependencyManagement>");
    private static final Pattern EXCLUDED = Pattern.compile("(?s)<exclusions>.*?</exclusions>");
    private static final Pattern USED =
            Pattern.compile("(?s)<(?:dependency|plugin|path)>\\s*(?:<groupId>[^<]*</groupId>\\s*)?"
                    + "<artifactId>(?<name>[^<]*)</artifactId>");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (?<names>`[^|]*) \\| (?<reason>[^|]*) \\|$");
    private static final Pattern NAME = Pattern.compile("`([^`]*)`");

    @Test
    void every_dependency_and_plugin_is_listed_with_a_reason_and_nothing_else_is() throws IOException {
        Set<String> listed = new TreeSet<>();
        for (MatchResult row : rows()) {
            NAME.matcher(row.group("names")).results().forEach(name -> listed.add(name.group(1)));
            assertThat(row.group("reason")).isNotBlank();
        }

        assertThat(listed).isEqualTo(used());
    }

    @Test
    void every_version_is_pinned() throws IOException {
        assertThat(Pattern.compile("<version>(?<version>[^<]*)</version>")
                        .matcher(pom())
                        .results()
                        .map(version -> version.group("version")))
                .noneMatch(version -> version.matches(".*(SNAPSHOT|LATEST|RELEASE|\\[|\\().*")
                        && !version.equals("[25,26)")
                        && !version.equals("[3.8.7,)"));
    }

    private static Set<String> used() throws IOException {
        String pom = EXCLUDED.matcher(MANAGED.matcher(pom()).replaceAll("")).replaceAll("");
        return USED.matcher(pom).results().map(use -> use.group("name")).collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/dependencies.md")))
                .results()
                .toList();
    }

    private static String pom() throws IOException {
        return Files.readString(Path.of("pom.xml"));
    }
}
