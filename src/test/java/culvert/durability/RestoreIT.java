package culvert.durability;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.testsupport.BrokerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup of the embedded database as docs/operating.md describes it: a copy of the data directory of an ended broker. */
final class RestoreIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final PlatformServer platform = new PlatformServer();

    @Test
    void a_copy_of_the_data_directory_brings_everything_back() throws Exception {
        String id;
        try (BrokerProcess broker = start(folder.resolve("data"));
                Marketplace marketplace = new Marketplace(broker.address())) {
            id = marketplace.order("kept");
            Tab tab = Tab.open(marketplace, id);
            tab.read();
            assertThat(tab.save("kept").told()).isEqualTo(SaveAttempt.Told.SAVED);
        }
        copy(folder.resolve("data"), folder.resolve("backup"));

        try (BrokerProcess broker = start(folder.resolve("backup"));
                Marketplace marketplace = new Marketplace(broker.address())) {
            assertThat(marketplace.order("kept")).isEqualTo(id);
            Tab tab = Tab.open(marketplace, id);
            assertThat(tab.read()).isEqualTo("kept");
            assertThat(tab.base()).isEqualTo(1);
        } finally {
            platform.close();
        }
    }

    private BrokerProcess start(Path data) {
        return BrokerProcess.startReady(
                BrokerProcess.freePort(),
                Map.of(
                        "CULVERT_DATA_DIR", data.toString(),
                        "CULVERT_SCALINGO_API_URL", platform.address().toString()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
