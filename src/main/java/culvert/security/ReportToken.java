package culvert.security;

/**
 * What a supervisor proves with its bearer token: which resource, and which config version its container was started with.
 *
 * @param resource the id of the resource
 */
public record ReportToken(String resource, int version) {}
