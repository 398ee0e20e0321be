package culvert.limits;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the requests that are inside, by what they cost: those that wait for their answer, those that are still being sent,
 * and those with a large body. Whether one more may come in is said in the same time however many there are.
 *
 * <p>Times are nanoseconds of one steady count. All methods may be called by several threads at once.
 */
final class Places {

    // Beyond the 30 connections to the database everybody waits; this many are through in a fraction of a second.
    static final int MOST_WAITING = 400;
    static final int MOST_SENDING = 1000;
    // A vpnc.conf has 8 KiB, a report less. Nobody has to send more, and enough of them would fill the memory.
    static final int LARGE = 64 * 1024;
    static final int MOST_LARGE = 16;
    static final Duration LONGEST_SENDING = Duration.ofSeconds(30);

    // Nobody says that a body is complete: it is looked up, and not for every request, since that takes each
    // connection's lock.
    static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);

    private final Set<Place> sending = ConcurrentHashMap.newKeySet();
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger large = new AtomicInteger();
    private final AtomicLong looked;

    Places(long now) {
        looked = new AtomicLong(now);
    }

    /** Empty when there is no place. */
    Optional<Place> admit(Guest guest, long now) {
        Place place = new Place(guest, now);
        if (isFull(now) || !admitLarge(place)) {
            return Optional.empty();
        }
        if (guest.length() == 0) {
            waiting.incrementAndGet();
        } else {
            sending.add(place);
        }
        return Optional.of(place);
    }

    /** Sees who has finished sending, and cuts off those who take too long or, when there are too many, those who take longest. */
    void look(long now) {
        looked.set(now);
        List<Place> complete =
                sending.stream().filter(place -> place.guest.hasArrived()).toList();
        for (Place place : complete) {
            if (sending.remove(place)) {
                waiting.incrementAndGet();
            }
        }
        List<Place> slowestFirst = sending.stream()
                .sorted(Comparator.comparingLong(place -> place.since))
                .toList();
        int tooMany = slowestFirst.size() - MOST_SENDING;
        for (int i = 0; i < slowestFirst.size(); i++) {
            Place place = slowestFirst.get(i);
            if (i < tooMany || now - place.since > LONGEST_SENDING.toNanos()) {
                place.guest.cutOff();
            }
        }
    }

    private boolean isFull(long now) {
        if (waiting.get() + sending.size() < MOST_WAITING) {
            return false;
        }
        long last = looked.get();
        if (now - last >= BETWEEN_LOOKS.toNanos() && looked.compareAndSet(last, now)) {
            look(now);
        }
        return waiting.get() >= MOST_WAITING;
    }

    private boolean admitLarge(Place place) {
        if (!place.isLarge || large.incrementAndGet() <= MOST_LARGE) {
            return true;
        }
        large.decrementAndGet();
        return false;
    }

    /** What one request takes until it is answered. */
    final class Place {

        private final Guest guest;
        private final long since;
        private final boolean isLarge;
        private final AtomicBoolean given = new AtomicBoolean();

        private Place(Guest guest, long since) {
            this.guest = guest;
            this.since = since;
            this.isLarge = guest.length() > LARGE || guest.length() == Guest.UNKNOWN;
        }

        /** Gives it back; a second call does nothing. */
        void leave() {
            if (!given.compareAndSet(false, true)) {
                return;
            }
            if (isLarge) {
                large.decrementAndGet();
            }
            if (!sending.remove(this)) {
                waiting.decrementAndGet();
            }
        }
    }
}
