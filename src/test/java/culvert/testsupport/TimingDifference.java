package culvert.testsupport;

import java.util.Random;
import java.util.function.Consumer;

/**
 * Whether two kinds of input take equally long: Welch's t, measured in random turns (the method of dudect, whose limit is
 * 4.5). Random turns make whatever else the machine does equal for both, so a test may rely on it on a busy one too;
 * {@link #LIMIT} is passed by chance once in 500 million runs.
 */
public final class TimingDifference {

    public static final double LIMIT = 6;

    private static final int OBJECTS = 64;

    private TimingDifference() {}

    /**
     * The difference in units of its own uncertainty.
     *
     * @param samples of each kind, more or less
     * @param longest measurements beyond this many nanoseconds were interrupted and do not count
     */
    public static double between(Consumer<String> measured, String one, String other, int samples, long longest) {
        // Equally many objects of each kind, so that neither is warmer in the processor's caches.
        String[][] inputs = {copies(one), copies(other)};
        Random random = new Random();
        var sums = new Sums[] {new Sums(), new Sums()};
        // Those before 0 are not counted: the code is compiled meanwhile.
        for (int i = -samples / 2; i < 2 * samples; i++) {
            int kind = random.nextInt(2);
            String input = inputs[kind][i & (OBJECTS - 1)];
            long began = System.nanoTime();
            measured.accept(input);
            long took = System.nanoTime() - began;
            if (i >= 0 && took < longest) {
                sums[kind].add((double) took);
            }
        }
        return sums[0].t(sums[1]);
    }

    private static String[] copies(String text) {
        String[] copies = new String[OBJECTS];
        for (int i = 0; i < copies.length; i++) {
            copies[i] = String.valueOf(text.toCharArray());
        }
        return copies;
    }

    /** Welford's running mean and variance. */
    private static final class Sums {
        private long count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            double off = value - mean;
            mean += off / count;
            squares += off * (value - mean);
        }

        double t(Sums other) {
            return (mean - other.mean) / Math.sqrt(error() + other.error());
        }

        private double error() {
            return squares / (count - 1) / count;
        }
    }
}
