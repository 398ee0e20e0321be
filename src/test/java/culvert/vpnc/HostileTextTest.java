package culvert.vpnc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A megabyte of one thing after the other. The limit of time is far above what a linear reading takes (some tenths of a
 * second) and far below what a quadratic one would.
 */
class HostileTextTest {

    private static final int MEGABYTE = 1 << 20;
    private static final Duration FAR_ABOVE_LINEAR = Duration.ofSeconds(15);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "\n",
                "\r",
                "\u0000",
                "#",
                " ",
                "\"",
                "é",
                "\u202E",
                "\uFEFF",
                "a\n",
                "=\n",
                "Script /x\n",
                "Script=/x\n",
                "IPSec ID x\n",
                "IPSec secert x\n",
                "IPSec gateway 1111111111111111111111111111111111111111111111111111111111111111111111111111111x\n",
                "IPSec gateway ::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::::x\n",
                "IPSec gateway a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a-a!\n",
                "Domain [a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a a!\n",
                "Local Port 1111111111111111111111111111111111111111111111111111111111111111111111111111111\n",
                "Xauth  pasword  b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b b\n",
            })
    void is_read_in_linear_time(String piece) {
        byte[] text = piece.repeat(MEGABYTE / piece.getBytes(UTF_8).length).getBytes(UTF_8);

        Reading reading =
                Assertions.assertTimeoutPreemptively(FAR_ABOVE_LINEAR, () -> VpncReader.read(text, text.length));

        assertThat(reading).isInstanceOf(Reading.Refused.class);
        assertThat(VpncReader.read(text).findings()).extracting(Finding::code).containsExactly(Code.TOO_LARGE);
    }
}
