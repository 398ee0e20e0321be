package culvert.vpnc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

/** The seeds of the long run ({@code ./dev bench jazzer}) keep every promise that it looks for a breach of. */
class ReaderFuzzTargetTest {

    @Test
    void no_promise_is_broken() {
        assertThat(CorpusFile.all())
                .allSatisfy(seed -> assertThatCode(() -> ReaderFuzzTarget.fuzzerTestOneInput(seed.text()))
                        .doesNotThrowAnyException());
    }
}
