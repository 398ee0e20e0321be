package culvert.settings;

import culvert.security.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the database is, in the form that platforms hand it to apps: {@code postgres://user:password@host:port/name}.
 * Parameters behind {@code ?} ({@code sslmode} for example) are passed on to the driver.
 */
public record DatabaseUrl(String jdbcUrl, String user, Secret password, String hostAndPort) {

    /**
     * Reads the address.
     *
     * @throws URISyntaxException when the text has another form; the message does not repeat the text, which holds a password
     */
    public static DatabaseUrl parse(String text) throws URISyntaxException {
        URI uri = withoutEcho(text);
        boolean postgres = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
        String userInfo = uri.getRawUserInfo();
        if (!postgres
                || uri.getHost() == null
                || userInfo == null
                || uri.getRawPath().length() < 2) {
            throw new URISyntaxException("DATABASE_URL", "must look like postgres://user:password@host:port/name");
        }
        String[] parts = userInfo.split(":", 2);
        String hostAndPort = uri.getHost() + ":" + (uri.getPort() < 0 ? 5432 : uri.getPort());
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new DatabaseUrl(
                "jdbc:postgresql://" + hostAndPort + uri.getRawPath() + query,
                decode(parts[0]),
                Secret.of(parts.length == 2 ? decode(parts[1]) : ""),
                hostAndPort);
    }

    private static URI withoutEcho(String text) throws URISyntaxException {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new URISyntaxException("DATABASE_URL", e.getReason(), e.getIndex());
        }
    }

    // A plus sign is an ordinary letter here, unlike in a form.
    private static String decode(String part) {
        return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
