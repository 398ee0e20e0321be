package culvert.durability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * While brokers are exchanged one after the other, those of the version before work with the new schema: a migration may add
 * to a table that was there before, and neither take away nor demand anything (decision 0051).
 */
final class MigrationsTest {

    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    // Written before the rule: it lets reports have one more kind, which a broker of before could not read. Nothing was
    // released then.
    private static final String BEFORE_THE_RULE = "V9__tunnels_at_scale.sql";

    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern BODY_OF_A_FUNCTION = Pattern.compile("(?s)\\$\\$.*?\\$\\$");
    private static final Pattern NEW_TABLE = Pattern.compile("create table (?:if not exists )?(?<table>\\w+)");
    private static final Pattern ABOUT = Pattern.compile(
            "(?:alter table (?:if exists )?(?:only )?|create (?:unique )?index .*? on |create trigger .*? on )(?<table>\\w+).*");
    // What takes something away, gives it another name or meaning, or refuses what was taken before.
    private static final Pattern BREAKS = Pattern.compile(
            "drop (?!index).*|truncate .*|create unique index .*|create trigger .*|alter table .*"
                    + "\\b(rename|drop|alter (column )?\\w+ (set data )?type|set not null|add (constraint|check|unique|primary|foreign|exclude))\\b.*");
    private static final Pattern CLAUSE = Pattern.compile(", ?(?=add )");

    @Test
    void every_migration_leaves_the_version_before_what_it_needs() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            List<Path> all =
                    files.filter(file -> !file.endsWith(BEFORE_THE_RULE)).toList();
            assertThat(all).hasSizeGreaterThan(5);
            for (Path file : all) {
                assertThat(breaking(Files.readString(file))).as(file.toString()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drop table delivery;",
                "alter table resource drop column plan;",
                "alter table resource rename column plan to offer;",
                "alter table resource rename to thing;",
                "ALTER TABLE resource\n  ALTER COLUMN plan\n  TYPE integer;",
                "alter table resource alter plan set not null;",
                "alter table resource add column colour text not null;",
                "alter table resource add colour text not null default 'red', add size integer not null;",
                "alter table resource add constraint one_app unique (app_id);",
                "create unique index one_app on resource (app_id);",
                "create trigger no on resource for each row execute function no();",
                "truncate sign_on;",
                "create table colour (name text); drop table resource;",
            })
    void one_that_breaks_it_is_found(String migration) {
        assertThat(breaking(migration)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table resource add column colour text;",
                "alter table resource add column colour text not null default 'red';",
                "create index resource_app on resource (app_id);",
                "drop index resource_app;",
                "create table colour (name text not null unique); create unique index c on colour (name);",
                "-- drop table resource;\ncreate table colour (name text);",
                "create function f() returns trigger language plpgsql as $$ begin drop table x; end $$;",
            })
    void one_that_only_adds_is_not(String migration) {
        assertThat(breaking(migration)).isEmpty();
    }

    private static List<String> breaking(String migration) {
        String plain = BODY_OF_A_FUNCTION
                .matcher(COMMENT.matcher(migration).replaceAll(""))
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ");
        Set<String> made = NEW_TABLE
                .matcher(plain)
                .results()
                .map(table -> table.group("table"))
                .collect(Collectors.toSet());
        return Pattern.compile(";")
                .splitAsStream(plain)
                .map(String::strip)
                .filter(statement -> !isAboutOneOf(made, statement))
                .filter(statement -> BREAKS.matcher(statement).matches() || demandsWhatNobodyKnows(statement))
                .toList();
    }

    private static boolean demandsWhatNobodyKnows(String statement) {
        return statement.startsWith("alter table ")
                && CLAUSE.splitAsStream(statement)
                        .anyMatch(clause -> clause.contains(" not null") && !clause.contains(" default "));
    }

    // What is new in the same migration is used by nobody yet.
    private static boolean isAboutOneOf(Set<String> made, String statement) {
        Matcher about = ABOUT.matcher(statement);
        return about.matches() && made.contains(about.group("table"));
    }
}
