package culvert.testsupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * An OpenID provider on the wire, in the places where Cloud Foundry's UAA has everything: discovery, authorization with
 * PKCE, tokens, keys. Whom it signs on says the parameter {@code login} that a test adds to the address of the
 * authorization; some of them are not who they seem.
 */
public final class Issuer implements AutoCloseable {

    /** The client that the broker has here. */
    public static final String CLIENT = "culvert-dashboard";

    /** Its secret. */
    public static final String CLIENT_SECRET = "oidc-client-secret";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Base64.Encoder URL_BASE64 = Base64.getUrlEncoder().withoutPadding();

    private record Grant(String login, String nonce, String challenge, String redirect) {}

    private final HttpServer server;
    private final KeyPair keys = newKeys();
    private final KeyPair otherKeys = newKeys();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    private Issuer(HttpServer server) {
        this.server = server;
    }

    /** Starts one on a free port of this machine. */
    public static Issuer start() {
        try {
            Issuer issuer =
                    new Issuer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            issuer.server.createContext("/", issuer::answer);
            issuer.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            issuer.server.start();
            return issuer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands in {@code iss}. */
    public URI address() {
        return URI.create(root() + "/oauth/token");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private String root() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            switch (exchange.getRequestMethod() + " " + path) {
                case "GET /oauth/token/.well-known/openid-configuration" -> send(exchange, 200, discovery());
                case "GET /token_keys" -> send(exchange, 200, publicKeys());
                case "GET /oauth/authorize" -> authorize(exchange);
                case "POST /oauth/token" -> token(exchange);
                default -> send(exchange, 404, JSON.createObjectNode());
            }
        }
    }

    private ObjectNode discovery() {
        ObjectNode discovery = JSON.createObjectNode()
                .put("issuer", address().toString())
                .put("authorization_endpoint", root() + "/oauth/authorize")
                .put("token_endpoint", root() + "/oauth/token")
                .put("jwks_uri", root() + "/token_keys");
        discovery.putArray("id_token_signing_alg_values_supported").add("RS256");
        return discovery;
    }

    private ObjectNode publicKeys() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        ObjectNode all = JSON.createObjectNode();
        all.putArray("keys")
                .addObject()
                .put("kty", "RSA")
                .put("alg", "RS256")
                .put("use", "sig")
                .put("kid", "key-1")
                .put("n", unsigned(key.getModulus()))
                .put("e", unsigned(key.getPublicExponent()));
        return all;
    }

    // Like the UAA it signs everybody on at once who is signed on there already.
    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = fields(exchange.getRequestURI().getRawQuery());
        boolean complete = CLIENT.equals(asked.get("client_id"))
                && "code".equals(asked.get("response_type"))
                && "S256".equals(asked.get("code_challenge_method"))
                && asked.getOrDefault("scope", "").contains("openid")
                && asked.getOrDefault("scope", "").contains("cloud_controller_service_permissions.read")
                && asked.keySet().containsAll(Set.of("state", "nonce", "code_challenge", "redirect_uri"));
        if (!complete) {
            send(exchange, 400, JSON.createObjectNode().put("error", "invalid_request"));
            return;
        }
        String login = asked.getOrDefault("login", "dev@example.com");
        String code = UUID.randomUUID().toString();
        String redirect = asked.getOrDefault("redirect_uri", "");
        grants.put(
                code,
                new Grant(login, asked.getOrDefault("nonce", ""), asked.getOrDefault("code_challenge", ""), redirect));
        String outcome = login.equals("nobody") ? "error=access_denied" : "code=" + code;
        String state = URLEncoder.encode(asked.getOrDefault("state", ""), StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Location", redirect + "?" + outcome + "&state=" + state);
        exchange.sendResponseHeaders(302, -1);
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = fields(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        String client =
                Base64.getEncoder().encodeToString((CLIENT + ":" + CLIENT_SECRET).getBytes(StandardCharsets.UTF_8));
        if (!("Basic " + client).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            send(exchange, 401, JSON.createObjectNode().put("error", "invalid_client"));
            return;
        }
        Optional<Grant> grant = Optional.ofNullable(grants.remove(form.getOrDefault("code", "")))
                .filter(known -> known.redirect().equals(form.get("redirect_uri")))
                .filter(known -> known.challenge().equals(digest(form.getOrDefault("code_verifier", ""))));
        if (grant.isEmpty()) {
            send(exchange, 400, JSON.createObjectNode().put("error", "invalid_grant"));
            return;
        }
        send(
                exchange,
                200,
                JSON.createObjectNode()
                        .put("access_token", "access-of-" + grant.get().login())
                        .put("id_token", idToken(grant.get()))
                        .put("token_type", "bearer")
                        .put("expires_in", 600));
    }

    private String idToken(Grant grant) {
        String login = grant.login();
        return Jwt.issuer(address().toString())
                .audience(login.equals("of-another-client") ? "another-client" : CLIENT)
                .subject("11111111-2222-3333-4444-555555555555")
                .claim("user_name", login)
                .claim("nonce", login.equals("of-another-visit") ? "another" : grant.nonce())
                .expiresIn(600)
                .jws()
                .keyId("key-1")
                .sign((login.equals("forged") ? otherKeys : keys).getPrivate());
    }

    private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
        byte[] bytes = JSON.writeValueAsBytes(body);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Map<String, String> fields(String form) {
        return Arrays.stream(form.split("&", -1))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .collect(Collectors.toMap(
                        field -> field[0], field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
    }

    private static String digest(String verifier) {
        try {
            return URL_BASE64.encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return URL_BASE64.encodeToString(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
