package culvert.sandbox.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A folder with a supervisor and a small web app, both shell scripts. */
final class ProcessFixture {

    /** Answers every connection with one line, then listens again; needs nothing but the JDK that runs this test. */
    private static final String SERVER = """
            import com.sun.net.httpserver.HttpServer;
            import java.net.InetSocketAddress;
            void main() throws Exception {
                var server = HttpServer.create(new InetSocketAddress(Integer.parseInt(System.getenv("PORT"))), 0);
                server.createContext("/", exchange -> {
                    byte[] answer = ("hello " + System.getenv("GREETED")).getBytes();
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
                server.start();
                System.out.println("listening");
            }
            """;

    final Path directory;
    final Path supervisor;

    ProcessFixture(Path directory) throws IOException {
        this.directory = directory;
        this.supervisor = script("with-vpn", """
                trap 'echo "supervisor got TERM"; kill "$app"; wait "$app"; exit 143' TERM
                echo "-----> Starting VPN connection"
                "$@" & app=$!
                wait "$app"
                """);
        Files.writeString(directory.resolve("Server.java"), SERVER);
    }

    /** An app that serves. */
    ProcessCommand server() {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return command("exec " + java + " -XX:TieredStopAtLevel=1 -XX:+UseSerialGC Server.java");
    }

    ProcessCommand command(String shellCommand) {
        return new ProcessCommand(supervisor, directory, shellCommand);
    }

    StartedProcesses started() {
        return new StartedProcesses(directory.resolve("processes"));
    }

    Path script(String name, String body) throws IOException {
        Path script = directory.resolve(name);
        Files.writeString(script, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        return script;
    }

    static ContainerSpec spec(Map<String, String> environment) {
        return new ContainerSpec("my-app", "web-1", 1, environment);
    }
}
