package culvert.notices;

/**
 * What is told.
 *
 * @param id the same for all recipients, and in every repetition
 * @param body JSON, as docs/notices.md describes it
 */
public record Notice(String id, NoticeEvent event, String body) {}
