package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app that a Heroku-style platform builds with the buildpack, on a stack that has neither vpnc nor iproute2. */
class BuildpackIT {

    private static final String STACK = "debian:bookworm-slim";

    @TempDir
    Path folder;

    @Test
    void an_app_with_a_procfile_of_one_more_word_reads_through_the_tunnel() throws IOException {
        try (Lab lab = new Lab()) {
            Path app = Files.createDirectory(folder.resolve("app"));
            Files.createDirectory(folder.resolve("cache"));
            Files.writeString(app.resolve("Procfile"), "web: with-vpn ./server\nworker: with-vpn ./server\n");
            Files.writeString(app.resolve("server"), "#!/bin/sh\nsleep 600\n");
            Files.setPosixFilePermissions(app.resolve("server"), PosixFilePermissions.fromString("rwxr-xr-x"));

            assertThat(onStack("/buildpack/buildpack/bin/detect /app")).isEqualTo("Culvert VPN\n");
            assertThat(onStack("chown -R 1000 /app /cache; setpriv --reuid 1000 --regid 1000 --clear-groups"
                            + " /buildpack/buildpack/bin/compile /app /cache /nonexistent"))
                    .contains("-----> with-vpn is ready");
            assertThat(onStack("/buildpack/buildpack/bin/release /app")).isEqualTo("--- {}\n");

            DemoApp running = new DemoApp(lab.start(lab.onStack(STACK, Lab.conf(), app)
                    // What such platforms do with the line of the Procfile.
                    .withCommand("bash", "-c", "for each in .profile.d/*; do . $each; done; with-vpn ./server")));
            await().atMost(Duration.ofSeconds(10)).until(() -> running.log().contains("established"));
            assertThat(running.shell("/app/.culvert/bin/curl -s -m 5 http://10.91.0.1/"))
                    .isEqualTo(Lab.PROTECTED_TEXT);
            assertThat(running.shell("grep Uid /proc/$(pgrep -x server || pidof -x server)/status"))
                    .doesNotContain("\t0");
            assertThat(onStack("chown -R 0 /app /cache")).isEmpty();
        }
    }

    private String onStack(String command) {
        return Engine.run(List.of(
                "docker",
                "--host",
                System.getProperty("DOCKER_HOST", ""),
                "run",
                "--rm",
                "--pull",
                "never",
                "--volume",
                Engine.CONTAINER_FOLDER + ":/buildpack:ro",
                "--volume",
                folder.resolve("app") + ":/app",
                "--volume",
                folder.resolve("cache") + ":/cache",
                STACK,
                "sh",
                "-c",
                command));
    }
}
