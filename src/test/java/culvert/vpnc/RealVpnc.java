package culvert.vpnc;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks the real vpnc, many files at a time, without any network: {@code --print-config} ends before one is needed, and
 * a start dials 127.0.0.1 only. A character stands for one byte.
 */
final class RealVpnc {

    /** A directory of its own for each file, in which the marker program leaves its mark. */
    private static final String ASK_EACH = "for f in *.conf; do"
            + " vpnc --print-config --non-inter \"$PWD/$f\" >\"$f.out\" 2>\"$f.err\" </dev/null;"
            + " echo $? >\"$f.exit\"; done";

    /** As the published text gets to vpnc: an environment variable, written to a file by the supervisor itself. */
    private static final String THROUGH_ENVIRONMENT = "for f in *.conf; do"
            + " SCALINGO_VPNC_CONF=$(cat \"$f\") sh -c '. \""
            + Path.of("container/supervisor/vpnc.sh").toAbsolutePath()
            + "\"; run=. conf=$SCALINGO_VPNC_CONF; write_conf'; mv vpnc.conf \"$f\"; done;";

    private static final String START_EACH = "for f in *.conf; do mkdir \"$f.ran\"; cd \"$f.ran\";"
            + " vpnc --gateway 127.0.0.1 --local-port 0 --local-addr 0.0.0.0 --ifname culvert-test --pid-file \"$PWD/pid\""
            + " \"../$f\" >/dev/null 2>&1 </dev/null; cd ..; done";

    /** What a shell says of a program that is not there. */
    private static final int NOT_FOUND = 127;

    /** So many files in a directory and under one limit of time. */
    private static final int BATCH = 5000;

    private final Path directory;

    RealVpnc(Path directory) {
        this.directory = directory;
    }

    /** What vpnc has in force, keyed by spelling; a flag has the empty text. Nothing when vpnc ended with an error. */
    record Answer(int exit, Map<String, String> inForce) {}

    /** A program that leaves a mark where vpnc was started. */
    Path markerProgram() throws IOException {
        Path program = directory.resolve("marker");
        Files.writeString(program, "#!/bin/sh\n: >ran\n");
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + program + " executable");
        }
        return program;
    }

    List<Answer> read(List<byte[]> texts) throws IOException, InterruptedException {
        return answers(texts, ASK_EACH);
    }

    List<Answer> readThroughEnvironment(List<byte[]> texts) throws IOException, InterruptedException {
        return answers(texts, THROUGH_ENVIRONMENT + ASK_EACH);
    }

    private List<Answer> answers(List<byte[]> texts, String script) throws IOException, InterruptedException {
        List<Answer> answers = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += BATCH) {
            answers.addAll(ofBatch(texts.subList(from, Math.min(texts.size(), from + BATCH)), script));
        }
        return answers;
    }

    private List<Answer> ofBatch(List<byte[]> texts, String script) throws IOException, InterruptedException {
        Path batch = write(texts);
        run(batch, script);
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            int exit = Integer.parseInt(
                    Files.readString(batch.resolve(name(i) + ".exit")).strip());
            String printed = Files.readString(batch.resolve(name(i) + ".out"), StandardCharsets.ISO_8859_1);
            if (exit == NOT_FOUND) {
                throw new IOException("vpnc is missing; this test needs Debian's package of that name");
            }
            answers.add(new Answer(exit, inForce(printed)));
        }
        return answers;
    }

    /** For each text, whether vpnc ran the marker program when it was started with it. */
    List<Boolean> start(List<byte[]> texts) throws IOException, InterruptedException {
        Path batch = write(texts);
        run(batch, START_EACH);
        List<Boolean> ran = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            ran.add(Files.exists(batch.resolve(name(i) + ".ran").resolve("ran")));
        }
        return ran;
    }

    private Path write(List<byte[]> texts) throws IOException {
        Path batch = Files.createTempDirectory(directory, "batch");
        for (int i = 0; i < texts.size(); i++) {
            Files.write(batch.resolve(name(i)), texts.get(i));
        }
        return batch;
    }

    private static String name(int number) {
        return "%07d.conf".formatted(number);
    }

    private static void run(Path batch, String script) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("/bin/sh", "-c", "PATH=$PATH:/usr/sbin; " + script)
                .directory(batch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(batch.resolve("log").toFile())
                .start();
        if (!shell.waitFor(20, TimeUnit.MINUTES)) {
            shell.destroyForcibly();
            throw new IOException("vpnc did not end");
        }
    }

    private static Map<String, String> inForce(String printed) {
        Map<String, String> values = new HashMap<>();
        for (String line : printed.split("\n", -1)) {
            Directive.ALL.stream()
                    .map(Directive::spelling)
                    .filter(name -> line.equals(name) || line.startsWith(name + " "))
                    .findFirst()
                    .ifPresent(name -> values.put(name, unquoted(line.substring(name.length()))));
        }
        return values;
    }

    private static String unquoted(String blankAndValue) {
        String value = blankAndValue.isEmpty() ? "" : blankAndValue.substring(1);
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
