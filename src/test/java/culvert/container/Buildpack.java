package culvert.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/**
 * An app that a Heroku-style platform builds with the buildpack, on a stack that has neither vpnc nor iproute2: as an
 * ordinary user, in a folder other than the one it will run in.
 */
interface Buildpack {

    String STACK = "debian:bookworm-slim";

    @LabTest
    default void an_app_with_a_procfile_of_one_more_word_reads_through_the_tunnel(@TempDir Path folder)
            throws IOException {
        try (Lab lab = new Lab()) {
            Path app = app(folder);
            assertThat(onStack(folder, "/buildpack/buildpack/bin/detect /tmp/build_7f3a"))
                    .isEqualTo("Culvert VPN\n");
            assertThat(compiled(folder)).contains("-----> with-vpn is ready");
            assertThat(onStack(folder, "/buildpack/buildpack/bin/release /tmp/build_7f3a"))
                    .isEqualTo("--- {}\n");

            DemoApp running = new DemoApp(lab.start(lab.onStack(STACK, Lab.conf(), app)
                    // What such platforms do with the line of the Procfile.
                    .withCommand("bash", "-c", "for each in .profile.d/*; do . $each; done; with-vpn ./server")));
            await().atMost(Duration.ofSeconds(10)).until(() -> running.log().contains("established"));
            assertThat(running.shell("/app/.culvert/bin/curl -s -m 5 http://10.91.0.1/"))
                    .isEqualTo(Lab.PROTECTED_TEXT);
            assertThat(running.shell("grep Uid /proc/$(pgrep -x server || pidof -x server)/status"))
                    .doesNotContain("\t0");
            giveBack(folder);
        }
    }

    @LabTest
    default void all_of_it_comes_from_the_apt_mirror_where_one_is_named(@TempDir Path folder) throws IOException {
        Engine.prepare();
        app(folder);
        Path noSources = Files.createFile(folder.resolve("sources.list"));
        try (ArchiveMirror mirror = ArchiveMirror.of(archiveOfTheStack(folder))) {
            Files.writeString(folder.resolve("env/VPNC_APT_MIRROR"), mirror.address() + "\n");

            assertThat(compiled(folder, "--volume", noSources + ":/etc/apt/sources.list:ro"))
                    .contains("-----> with-vpn is ready");

            assertThat(mirror.asked())
                    .contains("/dists/bookworm/InRelease")
                    .anyMatch(path -> path.matches("/pool/main/v/vpnc/vpnc_.*\\.deb"))
                    .anyMatch(path -> path.matches("/pool/main/i/iproute2/iproute2_.*\\.deb"));
        }
        assertThat(
                        onStack(
                                folder,
                                "for each in vpnc ip ping; do .culvert/bin/$each --version || .culvert/bin/$each -V; done 2>&1"))
                .contains("vpnc version 0.5.3", "ip utility", "ping from iputils");
        giveBack(folder);
    }

    private static Path app(Path folder) throws IOException {
        Path app = Files.createDirectory(folder.resolve("app"));
        Files.createDirectory(folder.resolve("cache"));
        Files.createDirectory(folder.resolve("env"));
        Files.writeString(app.resolve("Procfile"), "web: with-vpn ./server\nworker: with-vpn ./server\n");
        Files.writeString(app.resolve("server"), "#!/bin/sh\nsleep 600\n");
        Files.setPosixFilePermissions(app.resolve("server"), PosixFilePermissions.fromString("rwxr-xr-x"));
        return app;
    }

    /** Not that of its security updates, which may be named first. */
    private static String archiveOfTheStack(Path folder) {
        return onStack(
                        folder,
                        "cat /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null |"
                                + " grep -o 'https*://[^ ]*' | grep -v security | head -n 1")
                .strip();
    }

    private static String compiled(Path folder, String... dockerOptions) {
        return onStack(
                folder,
                "chown -R 1000 /tmp/build_7f3a /cache; setpriv --reuid 1000 --regid 1000 --clear-groups"
                        + " /buildpack/buildpack/bin/compile /tmp/build_7f3a /cache /env",
                dockerOptions);
    }

    /** So that the files can be removed by whoever runs the tests. */
    private static void giveBack(Path folder) {
        assertThat(onStack(folder, "chown -R 0 /app /cache")).isEmpty();
    }

    private static String onStack(Path folder, String command, String... dockerOptions) {
        List<String> words = new ArrayList<>(List.of(
                "docker",
                "--host",
                System.getProperty("DOCKER_HOST", ""),
                "run",
                "--rm",
                "--pull",
                "never",
                "--workdir",
                "/app",
                "--volume",
                Engine.CONTAINER_FOLDER + ":/buildpack:ro",
                "--volume",
                folder.resolve("app") + ":/tmp/build_7f3a",
                "--volume",
                folder.resolve("app") + ":/app",
                "--volume",
                folder.resolve("cache") + ":/cache",
                "--volume",
                folder.resolve("env") + ":/env:ro"));
        words.addAll(List.of(dockerOptions));
        words.addAll(List.of(STACK, "sh", "-c", command));
        return Engine.run(words);
    }
}
