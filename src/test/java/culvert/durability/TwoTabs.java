package culvert.durability;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One resource in two tabs that know nothing of each other: both save, often from a page that is no longer the newest. */
final class TwoTabs implements Callable<TwoTabs.Pair> {

    /** What both were told. */
    record Pair(String id, List<SaveAttempt> attempts) {}

    private static final int SAVES = 6;
    private static final int LONGEST_THOUGHT_MILLISECONDS = 400;
    private static final AtomicInteger MARKS = new AtomicInteger();

    private final Marketplace marketplace;
    private final OrderHistory orders;
    private final String key;
    private final SplittableRandom random;
    private final ConcurrentLinkedQueue<SaveAttempt> attempts = new ConcurrentLinkedQueue<>();

    TwoTabs(Marketplace marketplace, OrderHistory orders, String key, SplittableRandom random) {
        this.marketplace = marketplace;
        this.orders = orders;
        this.key = key;
        this.random = random;
    }

    @Override
    public Pair call() throws Exception {
        orders.asked(key);
        String id = order();
        try (ExecutorService both = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> tabs = new ArrayList<>();
            for (int tab = 0; tab < 2; tab++) {
                SplittableRandom own = random.split();
                tabs.add(both.submit(() -> edit(id, own)));
            }
            for (Future<?> tab : tabs) {
                tab.get();
            }
        }
        return new Pair(id, List.copyOf(attempts));
    }

    private String order() {
        while (true) {
            try {
                String id = marketplace.order(key);
                orders.acknowledged(key, id);
                return id;
            } catch (NotAnswered e) {
                think(LONGEST_THOUGHT_MILLISECONDS);
            }
        }
    }

    private void edit(String id, SplittableRandom own) {
        Tab tab = null;
        for (int saves = 0; saves < SAVES; ) {
            try {
                if (tab == null) {
                    Tab opened = Tab.open(marketplace, id);
                    opened.read();
                    // Only now: a page that was never read has no form to save from.
                    tab = opened;
                } else if (own.nextBoolean()) {
                    tab.read();
                }
                think(own.nextInt(LONGEST_THOUGHT_MILLISECONDS));
                attempts.add(tab.save("t" + MARKS.incrementAndGet()));
                saves++;
            } catch (NotAnswered e) {
                think(own.nextInt(LONGEST_THOUGHT_MILLISECONDS));
            }
        }
    }

    private static void think(int milliseconds) {
        try {
            new CountDownLatch(1).await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
