package culvert.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
final class TogetherTest {

    private static final int LARGEST_GROUP = 6;
    private static final int FATAL = 13;

    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch underWay = new CountDownLatch(1);
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @Test
    void nobody_waits_for_company() {
        mayGoOn.countDown();
        Together<Integer, Integer> together = oneGroupAtOnce(TogetherTest::never);

        assertThat(together.ask(1)).isEqualTo(100);
        assertThat(together.ask(2)).isEqualTo(50);

        assertThat(groups).containsExactly(List.of(1), List.of(2));
    }

    @Test
    void who_comes_meanwhile_shares_the_next_go_up_to_its_limit() throws Exception {
        List<FutureTask<Integer>> answers =
                askMeanwhile(oneGroupAtOnce(TogetherTest::never), 1, 1, 2, 4, 5, 10, 20, 25, 50, 100);

        assertThat(groups).containsExactly(List.of(1), List.of(1, 2, 4, 5, 10, 20), List.of(25, 50, 100));
        assertThat(answers).extracting(Future::get).containsExactly(100, 100, 50, 25, 20, 10, 5, 4, 2, 1);
    }

    @Test
    void what_one_question_brings_on_nobody_else_suffers_for() throws Exception {
        List<FutureTask<Integer>> answers = askMeanwhile(oneGroupAtOnce(TogetherTest::never), 1, 2, 0, 4);

        assertThat(groups).containsExactly(List.of(1), List.of(2, 0, 4), List.of(2), List.of(0), List.of(4));
        assertThat(answers.get(1).get()).isEqualTo(50);
        assertThatThrownBy(() -> answers.get(2).get()).hasCauseExactlyInstanceOf(ArithmeticException.class);
        assertThat(answers.get(3).get()).isEqualTo(25);
    }

    @Test
    void what_would_fail_again_is_not_tried_again() throws Exception {
        List<FutureTask<Integer>> answers =
                askMeanwhile(oneGroupAtOnce(ArithmeticException.class::isInstance), 1, 2, 0, 4);

        assertThat(groups).containsExactly(List.of(1), List.of(2, 0, 4));
        assertThat(answers.subList(1, 4))
                .allSatisfy(
                        answer -> assertThatThrownBy(answer::get).hasCauseExactlyInstanceOf(ArithmeticException.class));
    }

    @Test
    void an_error_reaches_its_group_and_who_came_after_it_is_served() throws Exception {
        List<FutureTask<Integer>> answers =
                askMeanwhile(oneGroupAtOnce(TogetherTest::never), 1, FATAL, 2, 2, 2, 2, 2, 4);

        assertThat(answers.subList(1, 7))
                .allSatisfy(answer -> assertThatThrownBy(answer::get).hasRootCauseMessage("planted"));
        assertThat(answers.get(7).get()).isEqualTo(25);
    }

    @Test
    void everybody_gets_an_own_answer_and_no_more_groups_are_under_way_than_allowed() throws Exception {
        AtomicInteger groupsUnderWay = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Together<Integer, Integer> together = new Together<>(
                questions -> {
                    most.accumulateAndGet(groupsUnderWay.incrementAndGet(), Math::max);
                    List<Integer> answers =
                            questions.stream().map(question -> 2 * question).toList();
                    groupsUnderWay.decrementAndGet();
                    return answers;
                },
                TogetherTest::never,
                LARGEST_GROUP,
                2);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers = IntStream.range(0, 20_000)
                    .mapToObj(question -> callers.submit(() -> together.ask(question)))
                    .toList();
            for (int question = 0; question < answers.size(); question++) {
                assertThat(answers.get(question).get()).isEqualTo(2 * question);
            }
        }
        assertThat(most).hasValueBetween(1, 2);
    }

    /** Divides a hundred by each question, as soon as it may go on. */
    private Together<Integer, Integer> oneGroupAtOnce(Predicate<Throwable> concernsAll) {
        return new Together<>(
                questions -> {
                    groups.add(questions);
                    underWay.countDown();
                    awaitGoingOn();
                    if (questions.contains(FATAL)) {
                        throw new AssertionError("planted");
                    }
                    return questions.stream().map(question -> 100 / question).toList();
                },
                concernsAll,
                LARGEST_GROUP,
                1);
    }

    /** Asks the other questions, in order, while the first one is under way; all of them are answered at the end. */
    private List<FutureTask<Integer>> askMeanwhile(Together<Integer, Integer> together, int... questions)
            throws InterruptedException {
        List<FutureTask<Integer>> answers = new ArrayList<>();
        List<Thread> callers = new ArrayList<>();
        for (int question : questions) {
            FutureTask<Integer> answer = new FutureTask<>(() -> together.ask(question));
            answers.add(answer);
            Thread caller = Thread.ofPlatform().start(answer);
            callers.add(caller);
            underWay.await();
            await().until(() -> caller.getState() == Thread.State.WAITING);
        }
        mayGoOn.countDown();
        for (Thread caller : callers) {
            caller.join();
        }
        return answers;
    }

    private static boolean never(Throwable failure) {
        return false;
    }

    private void awaitGoingOn() {
        try {
            if (!mayGoOn.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody let it go on");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
