package culvert.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SealerTest {

    private static final SealedPlace PLACE = new SealedPlace("config_version", "vpn-a/1", "text");
    private static final byte[] CLEAR = "Xauth password hunter2".getBytes(UTF_8);

    @SuppressWarnings("NullAway.Init")
    private Sealer sealer;

    @BeforeEach
    void makeSealer() {
        sealer = new Sealer(KeysetChange.fresh());
    }

    @Test
    void what_was_sealed_opens_in_its_place() {
        assertThat(sealer.open(sealer.seal(CLEAR, PLACE), PLACE)).isEqualTo(CLEAR);
    }

    @Test
    void the_seal_hides_the_text() {
        assertThat(new String(sealer.seal(CLEAR, PLACE), UTF_8)).doesNotContain("hunter2");
    }

    @ParameterizedTest
    @CsvSource({
        "config_version, vpn-b/1, text",
        "config_version, vpn-a/2, text",
        "other, vpn-a/1, text",
        "config_version, vpn-a/1, note"
    })
    void a_value_moved_to_another_place_does_not_open(String table, String row, String column) {
        byte[] sealed = sealer.seal(CLEAR, PLACE);

        assertThatThrownBy(() -> sealer.open(sealed, new SealedPlace(table, row, column)))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void places_whose_parts_run_together_alike_are_told_apart() {
        byte[] sealed = sealer.seal(CLEAR, new SealedPlace("a", "b|1:c", "d"));

        assertThatThrownBy(() -> sealer.open(sealed, new SealedPlace("a|5:b", "c", "d")))
                .isInstanceOf(SealBroken.class);
    }

    @Test
    void another_keyset_opens_nothing() {
        byte[] sealed = sealer.seal(CLEAR, PLACE);
        Sealer other = new Sealer(KeysetChange.fresh());

        assertThatThrownBy(() -> other.open(sealed, PLACE)).isInstanceOf(SealBroken.class);
    }

    @Test
    void a_changed_value_does_not_open() {
        byte[] sealed = sealer.seal(CLEAR, PLACE);
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> sealer.open(sealed, PLACE)).isInstanceOf(SealBroken.class);
    }
}
