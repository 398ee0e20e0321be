package culvert.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds for every diagnosis, whatever was heard: all stories of four words, of all the words there are. */
final class EveryStoryTest {

    private static final int LONGEST = 4;

    private static final List<Consumer<Story>> WORDS = List.of(
            Story::starts,
            Story::connects,
            Story::probed,
            Story::stops,
            story -> story.loses("carries-nothing"),
            story -> story.loses("gateway-vanished"),
            story -> story.fails("no-answer"),
            story -> story.fails("group-or-proposal-refused"),
            story -> story.fails("credentials-refused"),
            story -> story.fails("proposal-refused"),
            story -> story.fails("unknown", "vpnc: something new"),
            story -> story.fails("a-cause-of-tomorrow"),
            story -> story.tries("dh14", false),
            story -> story.isImpaired("nothing-comes-back"),
            story -> story.isImpaired("probe-unanswered"));

    private static final Set<Signal.Kind> UP = Set.of(Signal.Kind.CONNECTED, Signal.Kind.IMPAIRED);

    @Test
    void no_diagnosis_claims_more_than_was_heard() {
        everyStory((story, words) -> {
            List<Signal> said = story.container().signals().stream()
                    .filter(signal -> signal.kind() != Signal.Kind.TRIED)
                    .toList();
            Diagnosis diagnosis = story.diagnosis();
            if (said.isEmpty()) {
                assertThat(diagnosis.outcome()).as(words).isEqualTo(Outcome.CANNOT_KNOW);
                return;
            }
            Signal last = said.getLast();
            if (diagnosis.outcome() == Outcome.FINE) {
                assertThat(last.kind()).as(words).isEqualTo(Signal.Kind.CONNECTED);
            }
            if (last.kind() == Signal.Kind.FAILED || last.kind() == Signal.Kind.IMPAIRED) {
                assertThat(diagnosis.outcome().isTrouble()).as(words).isTrue();
            }
            if (diagnosis.over()) {
                assertThat(UP).as(words).contains(last.kind());
            }
            holdsTogether(diagnosis, words);
        });
    }

    @Test
    void causes_that_look_alike_are_never_told_apart_by_guessing() {
        everyStory((story, words) -> {
            Diagnosis diagnosis = story.diagnosis();
            if (words.endsWith("group-or-proposal-refused ")
                    && diagnosis.first().isPresent()) {
                assertThat(diagnosis.first().get())
                        .as(words)
                        .isIn(Cause.GROUP_NAME, Cause.GATEWAY_RESTARTED, Cause.APP_ENDS);
            }
            if (diagnosis.outcome() == Outcome.CAUSE) {
                assertThat(diagnosis.causes())
                        .as(words)
                        .doesNotContain(Cause.GROUP_NAME, Cause.DH_GROUP, Cause.PHASE_1_PROPOSAL, Cause.PASSWORD)
                        .doesNotContain(Cause.ONE_TIME_PASSWORD, Cause.ACCOUNT_LOCKED, Cause.PHASE_2_PROPOSAL)
                        .doesNotContain(Cause.INTEROPERABILITY);
            }
        });
    }

    @Test
    void silence_is_never_explained_but_as_silence() {
        everyStory((story, words) -> {
            Diagnosis diagnosis = story.isSilent().diagnosis();

            assertThat(diagnosis.outcome()).as(words).isEqualTo(Outcome.CANNOT_KNOW);
        });
    }

    private static void holdsTogether(Diagnosis diagnosis, String words) {
        switch (diagnosis.outcome()) {
            case CAUSE -> assertThat(diagnosis.causes()).as(words).hasSize(1);
            case NOT_SURE -> assertThat(diagnosis.causes()).as(words).hasSize(2);
            case LOOKALIKES ->
                assertThat(diagnosis.causes())
                        .as(words)
                        .hasSizeGreaterThan(1)
                        .allMatch(cause -> cause.lookalikes().equals(diagnosis.lookalikes()));
            case FINE, WAITING, CANNOT_KNOW ->
                assertThat(diagnosis.causes()).as(words).isEmpty();
        }
    }

    private static void everyStory(BiConsumer<Story, String> check) {
        for (int length = 1; length <= LONGEST; length++) {
            int count = (int) Math.pow(WORDS.size(), length);
            for (int number = 0; number < count; number++) {
                Story story = Story.of("web-1");
                int rest = number;
                for (int word = 0; word < length; word++) {
                    WORDS.get(rest % WORDS.size()).accept(story);
                    rest /= WORDS.size();
                }
                check.accept(story, words(story));
            }
        }
    }

    private static String words(Story story) {
        StringBuilder words = new StringBuilder();
        story.container()
                .signals()
                .forEach(signal -> words.append(signal.kind())
                        .append(' ')
                        .append(signal.cause())
                        .append(' '));
        return words.toString();
    }
}
