package culvert.vpnc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

    @Test
    void every_character_is_decoded() {
        for (int character = 0; character <= Character.MAX_CODE_POINT; character++) {
            if (character == Character.MIN_SURROGATE) {
                character = Character.MAX_SURROGATE + 1;
            }
            byte[] bytes = Character.toString(character).getBytes(UTF_8);
            if (Utf8.at(bytes, 0) != character || Utf8.length(bytes[0]) != bytes.length) {
                assertThat(Utf8.at(bytes, 0)).isEqualTo(character);
                assertThat(Utf8.length(bytes[0])).as("U+%X", character).isEqualTo(bytes.length);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "80",
                "bf",
                "c0",
                "c080",
                "c1bf",
                "c3",
                "c341",
                "c3c3",
                "e0",
                "e080",
                "e09fbf",
                "e28241",
                "e2",
                "e282",
                "eda080",
                "edbfbf",
                "f0",
                "f08fbfbf",
                "f0908d",
                "f09f9841",
                "f4908080",
                "f5808080",
                "ff",
                "fe"
            })
    void what_is_not_utf8_is_malformed(String hex) {
        assertThat(Utf8.at(HexFormat.of().parseHex(hex), 0)).isEqualTo(Utf8.MALFORMED);
    }

    @Test
    void a_character_is_read_where_it_stands() {
        byte[] text = "a€b".getBytes(UTF_8);

        assertThat(Utf8.at(text, 1)).isEqualTo('€');
        assertThat(Utf8.at(text, 2)).isEqualTo(Utf8.MALFORMED);
        assertThat(Utf8.at(text, 4)).isEqualTo('b');
    }
}
