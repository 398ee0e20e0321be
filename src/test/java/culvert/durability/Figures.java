package culvert.durability;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a run measured, left for the bench that asked for it. */
final class Figures {

    private Figures() {}

    /** Writes the lines to the file named by the system property {@code culvert.figures}, where there is one. */
    static void report(String lines) {
        System.out.println(lines);
        String file = System.getProperty("culvert.figures");
        if (file != null) {
            try {
                Files.writeString(Path.of(file), lines + "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The value below which this share of the numbers lies. */
    static long quantile(long[] numbers, double share) {
        long[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
    }
}
