package culvert.vpnc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One file of the corpus with what the real vpnc made of it. */
record CorpusFile(String name, Path conf, JsonNode expect) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path CORPUS = Path.of("src/test/resources/vpnc-corpus");

    /** The lines that most files of the corpus consist of; what stands beside them is what the file is about. */
    private static final Set<String> HARMLESS = Set.of(
            "",
            "IPSec gateway 198.51.100.7",
            "IPSec ID remote-team",
            "IPSec secret S3cretGroup",
            "Xauth username alice",
            "Xauth password Tr0ub4dor");

    static List<CorpusFile> all() {
        return Read.ALL;
    }

    /** Read once: the mutation tests call each test of each file by itself. */
    private static final class Read {
        static final List<CorpusFile> ALL = read();
    }

    private static List<CorpusFile> read() {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            return files.filter(file -> file.toString().endsWith(".conf"))
                    .sorted()
                    .map(CorpusFile::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CorpusFile of(Path conf) {
        try {
            String name = CORPUS.relativize(conf).toString();
            Path sidecar = conf.resolveSibling(conf.getFileName().toString().replace(".conf", ".expect"));
            return new CorpusFile(name, conf, JSON.readTree(sidecar.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] text() {
        try {
            return Files.readAllBytes(conf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean mustBeRefused() {
        return expect.get("must_reject").asBoolean();
    }

    boolean isDebatable() {
        return expect.get("debatable").asBoolean();
    }

    /** What vpnc has in force: decoded values, the empty text for a flag. */
    Map<String, String> effective() {
        Map<String, String> values = new HashMap<>();
        expect.get("effective")
                .properties()
                .forEach(entry -> values.put(
                        entry.getKey(),
                        entry.getValue().isBoolean() ? "" : entry.getValue().asText()));
        return values;
    }

    /** Whether vpnc has this directive in force; no where it could not read the file. */
    boolean obeys(String spelling) {
        return expect.has("effective") && effective().containsKey(spelling);
    }

    /** The numbers of the lines, as a person sees them, that the file is about. */
    Set<Integer> remarkableLines() {
        List<String> lines = lines();
        return Set.copyOf(IntStream.rangeClosed(1, lines.size())
                .filter(number -> !HARMLESS.contains(lines.get(number - 1)))
                .boxed()
                .toList());
    }

    List<String> lines() {
        return List.of(new String(text(), StandardCharsets.UTF_8).split("\r\n|\n|\r", -1));
    }

    @Override
    public String toString() {
        return name;
    }
}
