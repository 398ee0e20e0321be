package culvert.sso;

/**
 * A sign-on or a session does not open the page. Deliberately without a reason: whoever tries must not learn which part
 * was wrong, or whether there is such a resource.
 */
public final class NoEntry extends RuntimeException {

    public NoEntry() {
        super("no entry");
    }
}
