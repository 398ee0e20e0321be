package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;

/** An image that is not built on ours, as container/README.md tells customers to make it. */
interface OwnImage {

    @LabTest
    default void the_recipe_for_images_of_ones_own_works_as_it_stands(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Dockerfile"), recipe());
        Path server = Files.writeString(folder.resolve("server"), "#!/bin/sh\nexec sleep 600\n");
        assertThat(server.toFile().setExecutable(true, false)).isTrue();
        try (Lab lab = new Lab()) {
            String image = Engine.run(List.of(
                            "env",
                            "DOCKER_BUILDKIT=0",
                            "docker",
                            "--host",
                            System.getProperty("DOCKER_HOST", ""),
                            "build",
                            "--quiet",
                            folder.toString()))
                    .strip();
            DemoApp app = new DemoApp(lab.start(lab.image(image, Lab.conf())));

            await().atMost(Duration.ofSeconds(10)).until(() -> app.log().contains("established"));
            assertThat(app.shell("curl -s -m 5 http://10.91.0.1/")).isEqualTo(Lab.PROTECTED_TEXT);
        }
    }

    /** The second of the README's Dockerfiles. */
    private static String recipe() throws IOException {
        Matcher dockerfile = Pattern.compile("```dockerfile\n(FROM debian.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Engine.CONTAINER_FOLDER.resolve("README.md")));
        assertThat(dockerfile.find()).isTrue();
        return dockerfile.group(1);
    }
}
