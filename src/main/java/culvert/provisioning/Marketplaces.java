package culvert.provisioning;

/** The role of each marketplace, in the form that annotations can take. */
public final class Marketplaces {

    public static final String SCALINGO = "scalingo";

    private Marketplaces() {}
}
