package culvert.security;

import java.nio.charset.StandardCharsets;

/**
 * Where a sealed value is kept. It is bound into the seal, so that a value moved to another row or column does not open.
 *
 * @param row the primary key, its parts joined by {@code /}
 */
public record SealedPlace(String table, String row, String column) {

    byte[] associatedData() {
        return "%d:%s|%d:%s|%s"
                .formatted(table.length(), table, row.length(), row, column)
                .getBytes(StandardCharsets.UTF_8);
    }
}
