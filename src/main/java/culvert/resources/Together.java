package culvert.resources;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Does in one go what several callers ask for at the same time. Nobody waits for company: who comes while nothing is under
 * way is served at once, and who comes meanwhile shares the next go.
 *
 * @param <Q> what a caller asks for
 * @param <A> what a caller gets
 */
final class Together<Q, A> {

    private final Function<List<Q>, List<A>> work;
    private final Predicate<Throwable> concernsAll;
    private final int largestGroup;
    private final Semaphore places;
    private final Queue<Caller<Q, A>> waiting = new ConcurrentLinkedQueue<>();

    private record Caller<Q, A>(Q question, CompletableFuture<A> answer) {}

    /**
     * A way to share the work.
     *
     * @param work answers every question of a list, in order, or none: when it throws, nothing may have been done
     * @param concernsAll tells a failure that would come again from one that a single question may have brought on all. After
     *     the latter each question is tried alone, so that nobody suffers for somebody else's
     * @param groupsAtOnce how often the work is done at the same time at most
     */
    Together(Function<List<Q>, List<A>> work, Predicate<Throwable> concernsAll, int largestGroup, int groupsAtOnce) {
        this.work = work;
        this.concernsAll = concernsAll;
        this.largestGroup = largestGroup;
        this.places = new Semaphore(groupsAtOnce);
    }

    /** The answer; a failure of the work is thrown as it came. */
    A ask(Q question) {
        Caller<Q, A> caller = new Caller<>(question, new CompletableFuture<>());
        waiting.add(caller);
        if (places.tryAcquire()) {
            Thread.startVirtualThread(this::serve);
        }
        try {
            return caller.answer().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    // Who came between the last look and the return of the place found no place free: hence the look after it.
    private void serve() {
        do {
            try {
                for (List<Caller<Q, A>> group = next(); !group.isEmpty(); group = next()) {
                    answer(group);
                }
            } finally {
                places.release();
            }
        } while (!waiting.isEmpty() && places.tryAcquire());
    }

    private List<Caller<Q, A>> next() {
        List<Caller<Q, A>> group = new ArrayList<>();
        while (group.size() < largestGroup) {
            Caller<Q, A> caller = waiting.poll();
            if (caller == null) {
                break;
            }
            group.add(caller);
        }
        return group;
    }

    private void answer(List<Caller<Q, A>> group) {
        try {
            List<A> answers = work.apply(group.stream().map(Caller::question).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer().complete(answers.get(i));
            }
        } catch (RuntimeException e) {
            if (group.size() == 1 || concernsAll.test(e)) {
                group.forEach(caller -> caller.answer().completeExceptionally(e));
            } else {
                group.forEach(caller -> answer(List.of(caller)));
            }
        } catch (Throwable e) {
            // Each caller gets it; ended here, this thread would leave those alone who have come meanwhile.
            group.forEach(caller -> caller.answer().completeExceptionally(e));
        }
    }
}
