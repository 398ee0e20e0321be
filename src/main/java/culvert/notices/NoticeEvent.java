package culvert.notices;

/** What is told about. The words are those on the wire and in the database (docs/notices.md): never change one. */
public enum NoticeEvent {
    UP("up"),
    DOWN("down"),
    GONE_BACK("gone back"),
    GIVEN_UP("given up"),
    /** Somebody pressed the button to try a recipient. */
    TEST("test"),
    /** Asks whether mail is wanted; the only thing that an unconfirmed address gets. */
    CONFIRMATION("confirmation");

    private final String words;

    NoticeEvent(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    static NoticeEvent of(String words) {
        for (NoticeEvent event : values()) {
            if (event.words.equals(words)) {
                return event;
            }
        }
        throw new IllegalArgumentException("no notice is about '" + words + "'");
    }
}
