package culvert.provisioning;

/** The role of each marketplace, in the form that annotations can take. */
public final class Marketplaces {

    public static final String SCALINGO = "scalingo";
    public static final String HEROKU = "heroku";
    public static final String OSB = "osb";
    public static final String CLEVER = "clever";

    private Marketplaces() {}
}
