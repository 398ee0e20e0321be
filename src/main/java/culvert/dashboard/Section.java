package culvert.dashboard;

/** The pages of a dashboard, in the order of its navigation. */
public enum Section {
    CONNECTION("Connection", ""),
    DIAGNOSIS("Diagnosis", "/diagnosis"),
    TIMELINE("Timeline", "/timeline"),
    VERSIONS("Versions", "/versions"),
    NOTICES("Notices", "/notices"),
    ACTIVITY("Activity", "/activity"),
    PROGRAMS("For programs", "/programs");

    private final String title;
    private final String path;

    Section(String title, String path) {
        this.title = title;
        this.path = path;
    }

    public String title() {
        return title;
    }

    /** Where the page is, below the address of the dashboard. */
    public String path() {
        return path;
    }
}
