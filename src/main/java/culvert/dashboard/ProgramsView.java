package culvert.dashboard;

import culvert.api.ApiToken;
import java.util.List;

/**
 * The page of what programs can use.
 *
 * @param fresh a token that was made just now, shown this once; empty otherwise
 * @param problem why none was made; empty otherwise
 */
public record ProgramsView(Frame frame, String api, String fresh, String problem, List<Entry> tokens) {

    public ProgramsView {
        tokens = List.copyOf(tokens);
    }

    /** One token. */
    public record Entry(String id, String name, Moment created) {
        static Entry of(ApiToken token) {
            return new Entry(
                    token.id(), token.name().isEmpty() ? "(no name)" : token.name(), new Moment(token.createdAt()));
        }
    }
}
