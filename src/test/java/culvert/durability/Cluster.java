package culvert.durability;

import culvert.testsupport.BrokerProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Several brokers on one database behind a plain load balancer. */
final class Cluster implements AutoCloseable {

    private final Map<String, String> settings;
    private final List<Integer> ports;
    private final List<BrokerProcess> brokers = new ArrayList<>();
    private final Balancer balancer;

    Cluster(int size, Map<String, String> settings) {
        this(size, settings, BrokerProcess.jar());
    }

    /** The same with the jar of another build. */
    Cluster(int size, Map<String, String> settings, Path jar) {
        this.settings = new HashMap<>(settings);
        // One address for all, as behind any load balancer: it is published, and by default each would publish its own.
        this.settings.put("CULVERT_REPORT_URL", "http://culvert.example");
        this.ports = IntStream.range(0, size)
                .map(number -> BrokerProcess.freePort())
                .boxed()
                .toList();
        ports.forEach(port -> brokers.add(BrokerProcess.startReady(port, this.settings, jar)));
        this.balancer = new Balancer(ports);
    }

    Marketplace marketplace() {
        return new Marketplace(balancer.address());
    }

    /** Kills one broker, and returns when it is back; the others work on meanwhile. */
    void killAndRestart(int number) {
        int index = number % ports.size();
        brokers.get(index).kill();
        brokers.set(index, BrokerProcess.startReady(ports.get(index), settings));
    }

    /** Ends each broker as an operator does and starts one of this jar in its place; the others work on meanwhile. */
    void exchangeAll(Path jar) {
        for (int index = 0; index < ports.size(); index++) {
            brokers.get(index).close();
            brokers.set(index, BrokerProcess.startReady(ports.get(index), settings, jar));
        }
    }

    @Override
    public void close() {
        balancer.close();
        brokers.forEach(BrokerProcess::close);
    }
}
