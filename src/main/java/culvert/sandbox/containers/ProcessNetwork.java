package culvert.sandbox.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * A bridge on this machine that connects isolated processes with it and, through it, with the world. The machine itself
 * is the first address of the network, which is also where processes reach the broker.
 */
public final class ProcessNetwork {

    private static final Pattern SLASH_24 = Pattern.compile("\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.0/24");
    private static final Path FORWARDING = Path.of("/proc/sys/net/ipv4/ip_forward");

    private final String network;
    private final String prefix;
    private final String bridge;
    private final BitSet used = new BitSet();
    private String forwardingBefore = "1";
    private boolean up;

    /**
     * Nothing is made before the first process is attached.
     *
     * @param network a /24 that nothing else on this machine uses, {@code 10.213.77.0/24}
     * @param bridge the name of the bridge, at most eleven characters, not that of another sandbox on this machine
     */
    public ProcessNetwork(String network, String bridge) {
        if (!SLASH_24.matcher(network).matches()) {
            throw new IllegalArgumentException(network + " is not an IPv4 network with prefix /24");
        }
        this.network = network;
        this.prefix = network.substring(0, network.lastIndexOf('.') + 1);
        this.bridge = bridge;
        used.set(0, 2);
    }

    String gateway() {
        return prefix + "1";
    }

    /** The next free address of the network, without prefix length; to be given back with {@link #free}. */
    synchronized String take() throws IOException {
        int host = used.nextClearBit(0);
        if (host > 254) {
            throw new IOException("the network " + network + " has no free address");
        }
        used.set(host);
        return prefix + host;
    }

    synchronized void free(String address) {
        used.clear(Integer.parseInt(address.substring(prefix.length())));
    }

    /** Puts a network card {@code eth0} into the network namespace of that process; it goes with the namespace. */
    synchronized void attach(long pid, String address) throws IOException, InterruptedException {
        bringUp();
        String card = bridge + "." + address.substring(prefix.length());
        remove(card);
        Processes.run("ip", "link", "add", card, "type", "veth", "peer", "name", "eth0", "netns", String.valueOf(pid));
        Processes.run("ip", "link", "set", card, "master", bridge, "up");
    }

    /** Takes down what {@link #attach} or a killed predecessor made. */
    synchronized void tearDown() throws InterruptedException {
        try {
            Processes.run("ip", "link", "delete", bridge);
        } catch (IOException absent) {
            return;
        }
        try {
            Processes.run("iptables", "-t", "nat", "-D", "POSTROUTING", "-s", network, "-j", "MASQUERADE");
            Files.writeString(FORWARDING, forwardingBefore);
        } catch (IOException neverSet) {
            // Then there is nothing to take back.
        } finally {
            up = false;
        }
    }

    /** The kernel takes its time to remove the card of a namespace that ended. */
    private static void remove(String card) throws InterruptedException {
        try {
            Processes.run("ip", "link", "delete", card);
        } catch (IOException absent) {
            // The usual case.
        }
    }

    private void bringUp() throws IOException, InterruptedException {
        if (up) {
            return;
        }
        if (!Processes.run("ip", "route", "show", "exact", network).isEmpty()) {
            throw new IOException("the network " + network + " is in use on this machine already, perhaps by another"
                    + " sandbox (CULVERT_SANDBOX_PROCESS_NETWORK chooses another one)");
        }
        Processes.run("ip", "link", "add", bridge, "type", "bridge");
        Processes.run("ip", "address", "add", gateway() + "/24", "dev", bridge);
        Processes.run("ip", "link", "set", bridge, "up");
        up = true;
        reachTheWorld();
    }

    /** Without it, processes still reach this machine; only a gateway elsewhere is out of reach. */
    private void reachTheWorld() throws InterruptedException {
        try {
            forwardingBefore = Files.readString(FORWARDING).strip();
            Files.writeString(FORWARDING, "1");
            Processes.run("iptables", "-t", "nat", "-A", "POSTROUTING", "-s", network, "-j", "MASQUERADE");
        } catch (IOException e) {
            System.getLogger(ProcessNetwork.class.getName())
                    .log(System.Logger.Level.WARNING, "The apps cannot reach beyond this machine: {0}", e.getMessage());
        }
    }
}
