package culvert.diagnosis;

/** Where the config version in force is on its way to the app. */
public enum DeliveryFact {
    NOTHING_SAVED("Nothing has been published yet. Paste your vpnc.conf and publish it."),
    UNDER_WAY("The config has not reached the platform yet; its containers cannot have it."),
    HELD("The add-on is suspended by the platform, so nothing is delivered."),
    GIVEN_UP("The platform did not take the config, and delivering it was given up."),
    DELIVERED(
            "The platform has the config, but no container has reported since. Either none was started with it, or the app"
                    + " does not start its command with with-vpn, or the containers cannot reach this broker.");

    private final String meaning;

    DeliveryFact(String meaning) {
        this.meaning = meaning;
    }

    /** What it means when no container reports. */
    public String meaning() {
        return meaning;
    }
}
