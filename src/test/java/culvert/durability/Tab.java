package culvert.durability;

import culvert.testsupport.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

/** A dashboard open in somebody's browser: reads, and saves what it was made from. */
final class Tab {

    private static final String SHOWN = "Compare the two, then publish again to replace it.";

    private final Marketplace marketplace;
    private final String address;
    private final String cookie;
    private Map<String, String> fields = Map.of();

    private Tab(Marketplace marketplace, String id, String cookie) {
        this.marketplace = marketplace;
        this.address = "/dashboard/" + id;
        this.cookie = cookie;
    }

    /** Signs on with a new link. */
    static Tab open(Marketplace marketplace, String id) throws NotAnswered {
        return open(marketplace, id, marketplace.link(id));
    }

    /** Signs on with this link. */
    static Tab open(Marketplace marketplace, String id, String link) throws NotAnswered {
        String cookie = marketplace.signOn(link);
        if (cookie.isEmpty()) {
            // Drawn a second time, or used up: Java's client repeats a GET by itself when the line is cut.
            throw new NotAnswered("the link did not open " + id);
        }
        return new Tab(marketplace, id, cookie);
    }

    /** Loads the page, and returns the mark of the newest version; empty when there is none. */
    String read() throws NotAnswered {
        HttpResponse<String> page = exchange(request("").GET());
        if (page.statusCode() != 200) {
            throw new AssertionError("the session was not known any more: " + page.statusCode());
        }
        fields = Visitor.hiddenFields(page.body());
        return SampleConf.markIn(textArea(page.body()));
    }

    // The example beside it names a gateway, too.
    private static String textArea(String page) {
        int end = page.lastIndexOf("</textarea>");
        return page.substring(page.lastIndexOf('>', end), end);
    }

    /** The version that the page showed when it was last read. */
    int base() {
        return Integer.parseInt(fields.getOrDefault("base", "0"));
    }

    /** Saves what was made from the page that was last read. */
    SaveAttempt save(String mark) {
        try {
            Map<String, String> form = new HashMap<>(fields);
            form.put("conf", SampleConf.of(mark));
            HttpResponse<String> answer = exchange(request("/config")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(Visitor.form(form))));
            return new SaveAttempt(base(), mark, told(answer));
        } catch (NotAnswered e) {
            return new SaveAttempt(base(), mark, SaveAttempt.Told.NOTHING);
        }
    }

    private static SaveAttempt.Told told(HttpResponse<String> answer) {
        if (answer.statusCode() == 303) {
            return SaveAttempt.Told.SAVED;
        }
        if (answer.statusCode() == 409
                && answer.body().contains(SHOWN)
                && answer.body().contains("Saved meanwhile: version")) {
            return SaveAttempt.Told.STALE;
        }
        throw new AssertionError("a save was answered " + answer.statusCode());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(marketplace.broker().resolve(address + path))
                .header("Accept", "text/html")
                .header("Cookie", cookie);
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) throws NotAnswered {
        return marketplace.exchange(request);
    }
}
