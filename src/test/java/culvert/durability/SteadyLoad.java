package culvert.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * So many requests a second, whatever becomes of them: orders and their repetitions, sign-ons and used links, pages. A
 * request that is not answered is made once more.
 */
final class SteadyLoad implements AutoCloseable {

    private static final int FIRST_ORDERS = 20;
    private static final long PAUSE_BEFORE_RETRY = TimeUnit.MILLISECONDS.toNanos(200);

    /** An order that was acknowledged. */
    private record Acknowledged(String key, String id) {}

    private final OrderHistory orders = new OrderHistory();
    private final List<Acknowledged> acknowledged = new CopyOnWriteArrayList<>();
    private final List<Tab> tabs = new CopyOnWriteArrayList<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger made = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger answeredAtOnce = new AtomicInteger();
    private final Thread beat;
    private final long interval;
    private final SplittableRandom random;
    private final Marketplace marketplace;
    private volatile boolean ending;

    /** What one request does; it is made again exactly the same. */
    private interface Call {
        void make() throws NotAnswered;
    }

    SteadyLoad(Marketplace marketplace, int everySecond, long seed) {
        this.marketplace = marketplace;
        this.random = new SplittableRandom(seed);
        this.interval = TimeUnit.SECONDS.toNanos(1) / everySecond;
        this.beat = Thread.ofPlatform().name("beat").start(this::keepTheBeat);
    }

    private void keepTheBeat() {
        long due = System.nanoTime();
        while (!ending) {
            Call call = next();
            Thread.ofVirtual().start(() -> withOneRetry(call));
            due += interval;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    OrderHistory orders() {
        return orders;
    }

    int made() {
        return made.get();
    }

    /** How many were answered, at the first or the second try. */
    int answered() {
        return answered.get();
    }

    int answeredAtOnce() {
        return answeredAtOnce.get();
    }

    /** Answers that must not be given, one sentence each. */
    List<String> wrongAnswers() {
        return new ArrayList<>(wrong);
    }

    private Call next() {
        int dice = random.nextInt(100);
        if (acknowledged.size() < FIRST_ORDERS || dice < 50) {
            return order("s" + number.incrementAndGet());
        }
        Acknowledged some = acknowledged.get(random.nextInt(acknowledged.size()));
        if (dice < 65) {
            return order(some.key());
        }
        if (dice < 80 || tabs.isEmpty()) {
            return signOn(some.id());
        }
        return tabs.get(random.nextInt(tabs.size()))::read;
    }

    private Call order(String key) {
        orders.asked(key);
        return () -> {
            String id = marketplace.order(key);
            orders.acknowledged(key, id);
            acknowledged.add(new Acknowledged(key, id));
        };
    }

    // Each try takes a link of its own: one whose answer was lost may be used up.
    private Call signOn(String id) {
        return () -> {
            String link = marketplace.link(id);
            tabs.add(Tab.open(marketplace, id, link));
            if (!marketplace.signOn(link).isEmpty()) {
                wrong.add("a used link opened again");
            }
        };
    }

    private void withOneRetry(Call call) {
        made.incrementAndGet();
        try {
            if (isAnswered(call)) {
                answeredAtOnce.incrementAndGet();
                answered.incrementAndGet();
            } else {
                LockSupport.parkNanos(PAUSE_BEFORE_RETRY);
                if (isAnswered(call)) {
                    answered.incrementAndGet();
                }
            }
        } catch (AssertionError | RuntimeException e) {
            wrong.add(String.valueOf(e));
        } finally {
            ended.incrementAndGet();
        }
    }

    private static boolean isAnswered(Call call) {
        try {
            call.make();
            return true;
        } catch (NotAnswered e) {
            return false;
        }
    }

    /** Whether every request made has come to its end. */
    boolean isQuiet() {
        return ended.get() == made.get();
    }

    /** Makes no more requests; those under way go on. */
    @Override
    public void close() {
        ending = true;
        try {
            beat.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
