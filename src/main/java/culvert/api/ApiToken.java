package culvert.api;

import java.time.Instant;

/** A token as its owner sees it in the list; the token itself is shown once and not kept. */
public record ApiToken(String id, String name, Instant createdAt) {}
