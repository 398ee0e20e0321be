package culvert.audit;

import java.time.Instant;

/**
 * One line of the trail.
 *
 * @param kind of the actor, in the database's words
 * @param act as database and exports call it
 * @param resource empty for what concerns no single one
 * @param detail a version, a plan, a reason; never what was inside a config
 */
public record AuditEntry(long id, Instant at, String kind, String actor, String act, String resource, String detail) {

    /** The act as a page says it. */
    public String words() {
        return Act.words(act);
    }
}
