package culvert.sandbox.containers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Containers of a Docker engine. Values of variables go through the environment of the {@code docker} command, never
 * through its arguments, where every user of the machine could read them.
 */
public final class DockerContainers implements ContainerRuntime {

    private static final System.Logger LOG = System.getLogger(DockerContainers.class.getName());
    private static final String LABEL = "culvert.sandbox";
    private static final int PORT = 8080;
    private static final Duration ADDRESS_WITHIN = Duration.ofSeconds(30);

    /** How long the engine may take for its own part of an end. */
    private static final Duration ENGINE = Duration.ofSeconds(5);

    private final DockerCommand docker;
    private final String image;
    private final Optional<String> network;
    private final Optional<String> shellCommand;
    private final String instance;

    /**
     * Containers of one image.
     *
     * @param shellCommand what to run in the image instead of the image's own command
     * @param instance names this sandbox among others on the machine
     */
    public DockerContainers(
            DockerCommand docker,
            String image,
            Optional<String> network,
            Optional<String> shellCommand,
            String instance) {
        this.docker = docker;
        this.image = image;
        this.network = network;
        this.shellCommand = shellCommand;
        this.instance = instance;
    }

    @Override
    public RuntimeDescription description() {
        return new RuntimeDescription(
                "Docker", true, "A Docker engine answers, so every container is one of image " + image + ".");
    }

    @Override
    public boolean startsNewFirst() {
        return true;
    }

    @Override
    public RunningContainer start(ContainerSpec spec, Consumer<String> lines) throws IOException, InterruptedException {
        String name = "culvert-" + instance + "-" + spec.name();
        Map<String, String> variables = new HashMap<>(spec.environment());
        variables.put("PORT", String.valueOf(PORT));
        SpawnedProcess client = docker.spawn(line(name, spec, variables), variables, lines);
        client.closeInput();
        try {
            return new InDocker(docker, name, client, new InetSocketAddress(address(name, client), PORT));
        } catch (IOException e) {
            docker.run("rm", "--force", name);
            throw e;
        }
    }

    @Override
    public void removeLeftovers() throws IOException, InterruptedException {
        String ids = docker.run("ps", "--all", "--quiet", "--filter", "label=" + LABEL + "=" + instance);
        for (String id : ids.lines().toList()) {
            docker.run("rm", "--force", id);
        }
    }

    @Override
    public void close() {
        // Every container is gone with its own stop.
    }

    private List<String> line(String name, ContainerSpec spec, Map<String, String> variables) {
        // An image of this name in a registry is a stranger's, and would get the app's secrets: never pull.
        // The first process of a container is deaf to TERM unless it asks for it; --init makes one that passes it on.
        List<String> line = new ArrayList<>(List.of("run", "--pull", "never", "--rm", "--init", "--sig-proxy=false"));
        line.addAll(List.of("--name", name, "--hostname", spec.label(), "--label", LABEL + "=" + instance));
        line.addAll(List.of("--cap-add", "NET_ADMIN", "--device", "/dev/net/tun"));
        network.ifPresent(value -> line.addAll(List.of("--network", value)));
        line.addAll(docker.options(variables));
        line.add(image);
        shellCommand.ifPresent(command -> line.addAll(List.of("sh", "-c", command)));
        return line;
    }

    private String address(String name, SpawnedProcess client) throws IOException, InterruptedException {
        String format = "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}";
        long deadline = System.nanoTime() + ADDRESS_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                String address = docker.run("inspect", "--format", format, name);
                if (!address.isEmpty()) {
                    return address;
                }
            } catch (IOException notYetThere) {
                // Until the deadline, or until the client gave up.
            }
            try {
                int status = client.exit().get(200, TimeUnit.MILLISECONDS);
                throw new IOException("docker run ended with status " + status);
            } catch (TimeoutException stillRunning) {
                // Ask again.
            } catch (ExecutionException e) {
                throw new IOException(e);
            }
        }
        throw new IOException("the container has no address");
    }

    private record InDocker(DockerCommand docker, String name, SpawnedProcess client, InetSocketAddress address)
            implements RunningContainer {

        @Override
        public CompletableFuture<Integer> exit() {
            return client.exit();
        }

        @Override
        public void stop(Duration grace) throws InterruptedException {
            if (client.exit().isDone()) {
                return;
            }
            try {
                docker.run(grace.plus(ENGINE), "stop", "--time", String.valueOf(grace.toSeconds()), name);
            } catch (IOException e) {
                forceUnlessEnded(e);
            }
            client.stop(ENGINE);
        }

        private void forceUnlessEnded(IOException whyNotStopped) throws InterruptedException {
            if (client.endsWithin(ENGINE)) {
                return;
            }
            try {
                docker.run("rm", "--force", name);
            } catch (IOException e) {
                e.addSuppressed(whyNotStopped);
                LOG.log(System.Logger.Level.ERROR, "Container " + name + " cannot be ended and may still run", e);
            }
        }
    }
}
