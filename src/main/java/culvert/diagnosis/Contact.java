package culvert.diagnosis;

/** Who can do something about a cause. */
public enum Contact {
    APP("you, who run the app"),
    NETWORK_TEAM("the network team that runs the VPN gateway"),
    PLATFORM("the support of your platform");

    private final String words;

    Contact(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
