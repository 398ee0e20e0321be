package culvert.security;

import culvert.security.LastingTokens.Named;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The tokens that supervisors report with; {@code culvert.tunnels} looks up with every report whether one still counts. */
@ApplicationScoped
public class ReportTokens {

    private static final String AUDIENCE = "culvert-reports";

    private final LastingTokens tokens;

    ReportTokens(LastingTokens tokens) {
        this.tokens = tokens;
    }

    /** The token of a version: the same text whenever and wherever it is asked for. */
    public String issue(ReportToken token) {
        return tokens.sign(AUDIENCE, new Named(token.resource(), String.valueOf(token.version())));
    }

    /** What the token proves; empty when we did not sign it, or signed it for another purpose. */
    public Optional<ReportToken> read(String token) {
        return tokens.read(AUDIENCE, token)
                .map(named -> new ReportToken(named.subject(), Integer.parseInt(named.id())));
    }
}
