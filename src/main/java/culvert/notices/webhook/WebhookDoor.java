package culvert.notices.webhook;

import culvert.notices.NoticeRefused;
import culvert.settings.NoticeSettings;
import culvert.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Decides where a webhook may lead: to the public internet, and to what the operator allows besides. Looked up anew for each
 * attempt, and what was looked up is what is connected to: a name that changes its address in between gains nothing.
 */
@ApplicationScoped
public class WebhookDoor {

    private static final int LONGEST = 1000;
    private static final int LOOK_UP_SECONDS = 5;
    private static final ExecutorService LOOK_UPS = Executors.newVirtualThreadPerTaskExecutor();

    private final NoticeSettings settings;
    private final Names names;

    @Inject
    WebhookDoor(Settings settings) {
        this(settings.notices(), InetAddress::getAllByName);
    }

    WebhookDoor(NoticeSettings settings, Names names) {
        this.settings = settings;
        this.names = names;
    }

    /** Finds the addresses of a name, as {@link InetAddress#getAllByName} does. */
    interface Names {
        InetAddress[] lookUp(String host) throws UnknownHostException;
    }

    /**
     * The address that a customer typed, when it may be called.
     *
     * @throws NoticeRefused with a sentence for the customer
     */
    public URI check(String text) {
        URI url = form(text.strip());
        way(url);
        return url;
    }

    /**
     * Where to connect to for this address.
     *
     * @throws NoticeRefused with a sentence for the customer, when it does not lead to where we may call
     */
    InetAddress way(URI url) {
        List<InetAddress> addresses = lookUp(url.getHost());
        boolean isHttps = "https".equals(url.getScheme());
        for (InetAddress address : addresses) {
            boolean isOfTheOperator = settings.allows(address);
            if (!isOfTheOperator && !PublicInternet.has(address)) {
                throw new NoticeRefused("The address leads to " + address.getHostAddress()
                        + ", which is not on the public internet; webhooks may not go there.");
            }
            if (!isOfTheOperator && !isHttps) {
                throw new NoticeRefused("The address must begin with https://.");
            }
        }
        return addresses.getFirst();
    }

    private static URI form(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (web
                    && text.length() <= LONGEST
                    && url.getHost() != null
                    && url.getPort() != 0
                    && url.getPort() < 1 << Short.SIZE
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw notAnAddress();
        }
        throw notAnAddress();
    }

    private static NoticeRefused notAnAddress() {
        return new NoticeRefused("That is no address for a webhook: it must look like https://example.com/hooks/vpn, "
                + "without user, password or #.");
    }

    private List<InetAddress> lookUp(String host) {
        Future<InetAddress[]> found = LOOK_UPS.submit(() -> names.lookUp(host));
        try {
            return List.of(found.get(LOOK_UP_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new NoticeRefused("No address can be found for the name " + host + ".");
            }
            throw new IllegalStateException("the look-up of a name failed", e.getCause());
        } catch (TimeoutException e) {
            throw new NoticeRefused("The look-up of the name " + host + " takes too long.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoticeRefused("The look-up of the name " + host + " was interrupted.");
        } finally {
            found.cancel(true);
        }
    }
}
