package culvert.vpnc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long the reader takes; {@code ./dev bench vpnc} runs it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@State(Scope.Benchmark)
public class ReaderBenchmark {

    private static final int MEGABYTE = 1 << 20;

    private byte[] fiveLines;

    @Setup
    public void write() {
        fiveLines = """
                IPSec gateway vpn.example.net
                IPSec ID staff
                IPSec secret 7hK-pq2.Lm9x_Zt4Wb8
                Xauth username ada
                Xauth password s3cond-Passw0rd
                """.getBytes(UTF_8);
    }

    @Benchmark
    public Reading fiveLines() {
        return VpncReader.read(fiveLines);
    }

    /** The first three end at the thousandth finding, the others are read to their end. */
    @State(Scope.Benchmark)
    public static class Hostile {

        @Param({
            "IPSec secert x\\n", "a\\n", "Xauth  pasword  b b b b b b b b b b b b b b b\\n", "\\n", "\\t", "é", "x"
        })
        String piece = "";

        @Param({"262144", "524288", "1048576"})
        int bytes;

        private byte[] text = new byte[0];

        @Setup
        public void write() {
            String characters = piece.translateEscapes();
            text = characters.repeat(bytes / characters.getBytes(UTF_8).length).getBytes(UTF_8);
        }
    }

    @Benchmark
    public Reading hostile(Hostile hostile) {
        return VpncReader.read(hostile.text, MEGABYTE);
    }
}
