package culvert.vpnc;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** How many letters must be inserted, deleted, replaced or swapped with their neighbour to get from one word to another. */
final class EditDistance {

    private EditDistance() {}

    /** The nearest of some words, if a typing error may have made the text out of it. */
    static Optional<String> nearest(String text, Collection<String> words) {
        return words.stream()
                .filter(word -> isTypo(text, word))
                .min(Comparator.comparingInt(word -> between(text, word)));
    }

    static boolean isTypo(String text, String word) {
        int allowed = allowed(word);
        return Math.abs(text.length() - word.length()) <= allowed
                && Long.bitCount(letters(word) & ~letters(text)) <= allowed
                && between(text, word) <= allowed;
    }

    /** A bit for each letter that occurs; as letters share bits, a bit that is not set says for sure that none does. */
    private static long letters(String text) {
        long letters = 0;
        for (int i = 0; i < text.length(); i++) {
            letters |= 1L << text.charAt(i);
        }
        return letters;
    }

    /** One error in a short word, two in a longer one. */
    private static int allowed(String word) {
        return word.length() < 4 ? 0 : word.length() < 8 ? 1 : 2;
    }

    static int between(String a, String b) {
        int[] beforeLast = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            beforeLast = last;
            last = row;
        }
        return last[b.length()];
    }
}
