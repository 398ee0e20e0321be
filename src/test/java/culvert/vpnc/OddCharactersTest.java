package culvert.vpnc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddCharactersTest {

    @Test
    void direction_controls_are_these_twelve() {
        assertThat(those(OddCharacters::isDirectionControl))
                .containsExactly(
                        0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069);
    }

    @Test
    void odd_blanks_are_all_that_look_like_a_blank_but_the_blank() {
        assertThat(those(OddCharacters::isOddBlank))
                .containsExactly(
                        0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009,
                        0x200A, 0x202F, 0x205F, 0x2800, 0x3000);
    }

    @Test
    void line_breaks_are_those_beyond_ascii() {
        assertThat(those(OddCharacters::isLineBreak)).containsExactly(0x85, 0x2028, 0x2029);
    }

    @Test
    void control_characters_are_all_but_the_tab() {
        int[] controls = IntStream.rangeClosed(0, 0x9F)
                .filter(c -> c != '\t' && Character.isISOControl(c))
                .toArray();

        assertThat(those(OddCharacters::isControl)).containsExactly(controls);
    }

    /** Besides the format characters, whose list grows with Unicode. */
    @Test
    void invisible_are_fillers_and_variation_selectors_too() {
        int[] further = those(c -> OddCharacters.isInvisible(c) && Character.getType(c) != Character.FORMAT);

        assertThat(further)
                .contains(0x34F, 0x115F, 0x1160, 0x180B, 0x180F, 0x3164, 0xFE00, 0xFE0F, 0xFFA0, 0xE0000, 0xE0FFF)
                .doesNotContain(0x180A, 0x1810, 0xFDFF, 0xFE10, 0xDFFFF, 0xE1000);
        assertThat(those(OddCharacters::isInvisible)).contains(0xAD, 0x200B, 0x200D, 0x2060, 0xFEFF);
        assertThat(IntStream.rangeClosed(0, 0x7F)).noneMatch(OddCharacters::isInvisible);
    }

    @ParameterizedTest
    @CsvSource({"А, A", "ѕ, s", "ı, i", "ſ, s", "é, e", "Ｓ, S", "𝐒, S", "ﬁ, f", "α, a", "я, я", "密, 密", "x, x"})
    void a_letter_looks_like_a_plain_one_or_like_itself(String letter, String plain) {
        assertThat(Character.toString(OddCharacters.asciiFor(letter.codePointAt(0))))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource({
        "CОRP, true",
        "1ОО, false",
        "СОРА, false",
        "café, false",
        "Cяя, false",
        "aı, false",
        "αlpha, true",
    })
    void look_alikes_are_mixed_where_plain_letters_stand_beside_them(String text, boolean mixed) {
        assertThat(OddCharacters.mixesLookAlikes(text)).isEqualTo(mixed);
    }

    @Test
    void curly_quotes_are_no_straight_ones() {
        assertThat("“”„‘’«»").matches(text -> text.chars().allMatch(OddCharacters::isCurlyQuote));
        assertThat("\"'`").matches(text -> text.chars().noneMatch(OddCharacters::isCurlyQuote));
    }

    private static int[] those(IntPredicate property) {
        return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(property)
                .toArray();
    }
}
