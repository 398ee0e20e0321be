package culvert.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * People and platforms at work: each orders, signs on, saves through the dashboard's form, saves again. What is not
 * answered is tried again, as they would. Everything they were told is kept.
 */
final class Load implements AutoCloseable {

    private static final int PAUSE_AFTER_NO_ANSWER_MILLISECONDS = 50;
    private static final int SAVES_OF_ONE = 3;

    private final OrderHistory orders = new OrderHistory();
    private final Map<String, Queue<SaveAttempt>> saves = new ConcurrentHashMap<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger saved = new AtomicInteger();
    private final AtomicInteger notAnswered = new AtomicInteger();
    private final AtomicReference<@Nullable Throwable> wrong = new AtomicReference<>();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final List<Thread> workers = new ArrayList<>();
    private final Marketplace marketplace;

    /** Begins, with everything that is drawn drawn from this seed. */
    Load(Marketplace marketplace, int people, long seed) {
        this.marketplace = marketplace;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < people; i++) {
            SplittableRandom own = random.split();
            workers.add(Thread.ofVirtual().name("person-" + i).start(() -> work(own)));
        }
    }

    OrderHistory orders() {
        return orders;
    }

    /** The saves of each resource up to now. */
    Map<String, List<SaveAttempt>> saves() {
        Map<String, List<SaveAttempt>> copy = new ConcurrentHashMap<>();
        saves.forEach((id, attempts) -> copy.put(id, List.copyOf(attempts)));
        return copy;
    }

    /** What must never be answered; whoever got it works no more. */
    List<String> wrongAnswers() {
        Throwable first = wrong.get();
        return first == null ? List.of() : List.of("a wrong answer: " + first);
    }

    /** How many orders and saves were acknowledged up to now. */
    int acknowledged() {
        return orders.acknowledged() + saved();
    }

    int saved() {
        return saved.get();
    }

    int notAnswered() {
        return notAnswered.get();
    }

    private void work(SplittableRandom random) {
        try {
            while (!isStopped(0)) {
                String id = order();
                if (id != null) {
                    save(id, random);
                }
            }
        } catch (AssertionError | RuntimeException e) {
            wrong.compareAndSet(null, e);
        }
    }

    private @Nullable String order() {
        String key = "o" + number.incrementAndGet();
        orders.asked(key);
        while (!isStopped(0)) {
            try {
                String id = marketplace.order(key);
                orders.acknowledged(key, id);
                return id;
            } catch (NotAnswered e) {
                rest();
            }
        }
        return null;
    }

    private void save(String id, SplittableRandom random) {
        Tab tab = null;
        for (int left = 1 + random.nextInt(SAVES_OF_ONE); left > 0 && !isStopped(0); ) {
            try {
                tab = tab == null ? Tab.open(marketplace, id) : tab;
                tab.read();
                SaveAttempt attempt = tab.save("g" + number.incrementAndGet());
                note(id, attempt);
                left--;
            } catch (NotAnswered e) {
                rest();
            }
        }
    }

    private void note(String id, SaveAttempt attempt) {
        saves.computeIfAbsent(id, name -> new ConcurrentLinkedQueue<>()).add(attempt);
        switch (attempt.told()) {
            case SAVED -> saved.incrementAndGet();
            case NOTHING -> rest();
            case STALE -> {
                // Only this person saves here, so the one before was carried out though nobody was told.
            }
        }
    }

    private void rest() {
        notAnswered.incrementAndGet();
        isStopped(PAUSE_AFTER_NO_ANSWER_MILLISECONDS);
    }

    private boolean isStopped(long milliseconds) {
        try {
            return stop.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /**
     * What does not fit, one sentence each: what everybody was told up to now against what the database holds.
     *
     * @param whole whether nobody works any more, so that saves can be judged to the end
     */
    List<String> anomalies(Ledger ledger, boolean whole) {
        List<String> anomalies = new ArrayList<>(wrongAnswers());
        Map<String, Set<String>> acknowledged = orders.answers();
        Map<String, List<SaveAttempt>> told = saves();
        anomalies.addAll(orders.anomalies(acknowledged, ledger.orders()));
        Map<String, List<String>> versions = ledger.versions();
        told.forEach((id, attempts) -> {
            List<String> found = versions.getOrDefault(id, List.of());
            if (whole) {
                anomalies.addAll(new VersionHistory(attempts).anomalies(found));
            } else {
                attempts.stream()
                        .filter(attempt -> attempt.told() == SaveAttempt.Told.SAVED)
                        .filter(attempt -> !found.contains(attempt.text()))
                        .forEach(lost -> anomalies.add("an acknowledged save of " + id + " is lost"));
            }
        });
        anomalies.addAll(ledger.halves());
        return anomalies;
    }

    @Override
    public void close() {
        stop();
    }

    /** Ends everybody's work; after it nothing is told to anybody any more. */
    void stop() {
        stop.countDown();
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
