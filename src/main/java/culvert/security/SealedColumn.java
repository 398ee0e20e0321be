package culvert.security;

import java.util.List;

/**
 * A column whose values are sealed (or null). Each room declares its own as a bean: what is not declared is not sealed anew
 * when keys change. The row of its {@link SealedPlace} is the primary key, its parts joined by {@code /}.
 *
 * @param keys the columns of the primary key, in the order of the place
 */
public record SealedColumn(String table, List<String> keys, String column) {

    /** The place of the row with these values of the primary key. */
    public SealedPlace place(List<?> values) {
        return new SealedPlace(
                table, String.join("/", values.stream().map(String::valueOf).toList()), column);
    }

    @Override
    public String toString() {
        return table + "." + column;
    }
}
