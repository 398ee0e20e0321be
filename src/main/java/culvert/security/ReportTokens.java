package culvert.security;

import culvert.security.LastingTokens.Named;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens that supervisors report with; {@code culvert.tunnels} looks up with every report whether one still counts. */
@ApplicationScoped
public class ReportTokens {

    private static final String AUDIENCE = "culvert-reports";

    // Each container sends the same text again and again, and to verify a signature costs more than all else.
    private static final int MOST_KNOWN = 50_000;

    private final LastingTokens tokens;
    private final Map<String, ReportToken> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ReportToken> longestUnseen) {
            return size() > MOST_KNOWN;
        }
    });

    ReportTokens(LastingTokens tokens) {
        this.tokens = tokens;
    }

    /** The token of a version: the same text whenever and wherever it is asked for. */
    public String issue(ReportToken token) {
        return tokens.sign(AUDIENCE, new Named(token.resource(), String.valueOf(token.version())));
    }

    /** What the token proves; empty when we did not sign it, or signed it for another purpose. */
    public Optional<ReportToken> read(String token) {
        ReportToken seen = known.get(token);
        if (seen != null) {
            return Optional.of(seen);
        }
        Optional<ReportToken> read = tokens.read(AUDIENCE, token)
                .map(named -> new ReportToken(named.subject(), Integer.parseInt(named.id())));
        read.ifPresent(proven -> known.put(token, proven));
        return read;
    }
}
