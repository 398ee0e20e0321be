package culvert.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as the wire sees it: keeps its cookies, follows no redirect by itself, can lie about where a post comes from. */
public final class Visitor {

    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(?<name>[a-z_]+)\" value=\"(?<value>[^\"]*)\">");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI broker;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public Visitor(URI broker) {
        this.broker = broker;
    }

    public HttpResponse<String> open(String address) {
        return send(request(address).GET());
    }

    /** Asks for nothing but the head of an answer. */
    public HttpResponse<String> head(String address) {
        return send(request(address).HEAD());
    }

    /**
     * Sends a form.
     *
     * @param headers names and values by turns
     */
    public HttpResponse<String> post(String address, byte[] body, String... headers) {
        HttpRequest.Builder request = request(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> post(String address, Map<String, String> fields, String... headers) {
        return post(address, form(fields), headers);
    }

    public void forgetCookies() {
        cookies.clear();
    }

    /** The value of a cookie that was set and not removed since. */
    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** The names of all cookies that were set and not removed since. */
    public Set<String> cookies() {
        return Set.copyOf(cookies.keySet());
    }

    public void setCookie(String name, String value) {
        cookies.put(name, value);
    }

    /** The hidden fields of a page's forms. */
    public static Map<String, String> hiddenFields(String page) {
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher field = HIDDEN.matcher(page);
        while (field.find()) {
            fields.put(field.group("name"), field.group("value"));
        }
        return fields;
    }

    public static byte[] form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Sends any request.
     *
     * @param headers names and values by turns
     */
    public HttpResponse<String> send(String method, String address, String body, String... headers) {
        HttpRequest.Builder request = request(address)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/x-www-form-urlencoded");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    private HttpRequest.Builder request(String address) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(broker.resolve(address)).header("Accept", "text/html,*/*;q=0.8");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String setCookie) {
        String pair = setCookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(pair.indexOf('=') + 1);
        if (setCookie.matches("(?i).*;\\s*max-age=0(;.*)?")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }
}
