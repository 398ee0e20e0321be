package culvert.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/** The programs of PostgreSQL, unpacked once from the archive that is among our jars. */
final class ServerPrograms {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
    private static final int ROOT = 0;

    private final Path home;

    private ServerPrograms(Path home) {
        this.home = home;
    }

    /**
     * Those below {@code folder}. If they are not there yet, or are of another archive, they are unpacked, and all else
     * in the folder is removed. A broker that is killed meanwhile leaves nothing that looks complete.
     */
    static ServerPrograms in(Path folder) throws IOException, InterruptedException {
        URL archive = Objects.requireNonNull(ServerPrograms.class.getResource(ARCHIVE));
        Path home = folder.resolve(fingerprint(archive));
        if (!Files.exists(home)) {
            removeAllIn(folder);
            Files.createDirectories(folder);
            Path fresh = Files.createTempDirectory(folder, "unpacking-");
            unpack(archive, fresh);
            Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
            // The dictionary of the packer was larger than all that lives at this time.
            System.gc();
        }
        return new ServerPrograms(home);
    }

    /**
     * Runs one of them, with all it says in {@code log}. PostgreSQL refuses to run as root, and takes a user namespace, in
     * which root is nobody, for an answer.
     */
    ProcessBuilder command(Path log, List<String> prefix, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        if (Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(ROOT)) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    }

    // What the jar's table of contents says of the archive; reading all of it would take longer than PostgreSQL needs
    // to start.
    private static String fingerprint(URL archive) throws IOException {
        JarURLConnection connection = (JarURLConnection) archive.openConnection();
        return "%08x".formatted(connection.getJarEntry().getCrc());
    }

    private static void unpack(URL archive, Path folder) throws IOException, InterruptedException {
        Process tar = new ProcessBuilder("tar", "--extract", "--no-same-owner", "--directory", folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (InputStream unpacked = new XZInputStream(archive.openStream());
                OutputStream entries = tar.getOutputStream()) {
            unpacked.transferTo(entries);
        }
        if (tar.waitFor() != 0) {
            throw new IOException("tar could not unpack it into " + folder);
        }
    }

    private static void removeAllIn(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.skip(1).toList().reversed()) {
                    Files.delete(each);
                }
            }
        }
    }
}
