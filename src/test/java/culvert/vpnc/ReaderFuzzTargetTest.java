package culvert.vpnc;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seeds of the long run ({@code ./dev bench jazzer}) keep every promise that it looks for a breach of. */
class ReaderFuzzTargetTest {

    static List<CorpusFile> seeds() {
        return CorpusFile.all();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_promise_is_broken(CorpusFile seed) {
        assertThatCode(() -> ReaderFuzzTarget.fuzzerTestOneInput(seed.text())).doesNotThrowAnyException();
    }
}
