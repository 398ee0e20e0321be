package culvert.audit;

import java.time.Instant;

/**
 * One line of the trail.
 *
 * @param kind of the actor, in the database's words
 * @param resource empty for what concerns no single one
 * @param detail a version, a plan, a reason; never what was inside a config
 */
public record AuditEntry(long id, Instant at, String kind, String actor, Act act, String resource, String detail) {}
