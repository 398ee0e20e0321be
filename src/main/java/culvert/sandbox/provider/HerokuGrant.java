package culvert.sandbox.provider;

import java.util.Optional;

/**
 * The grants of orders and the tokens they are exchanged for. Nothing is kept: all are made from the client secret, so a
 * restart of the sandbox does not end them.
 */
public final class HerokuGrant {

    private final String clientSecret;

    public HerokuGrant(String clientSecret) {
        this.clientSecret = clientSecret;
    }

    /** The add-on's name in this protocol: {@code ad-<uuid>} without what stands before the uuid. */
    public static String uuid(String addonId) {
        return addonId.substring("ad-".length());
    }

    /** The reverse of {@link #uuid}. */
    public static String addonId(String uuid) {
        return "ad-" + uuid;
    }

    public String code(String uuid) {
        return uuid + "." + signature("code", uuid);
    }

    public String accessToken(String uuid) {
        return uuid + "." + signature("access", uuid);
    }

    public String refreshToken(String uuid) {
        return uuid + "." + signature("refresh", uuid);
    }

    /** Whose code or refresh token this is; empty when it is neither, or the client secret is wrong. */
    public Optional<String> exchange(String secret, String codeOrToken) {
        return Optional.of(uuidIn(codeOrToken))
                .filter(uuid -> secret.equals(clientSecret))
                .filter(uuid -> codeOrToken.equals(code(uuid)) || codeOrToken.equals(refreshToken(uuid)));
    }

    private static String uuidIn(String token) {
        int dot = token.indexOf('.');
        return dot < 0 ? "" : token.substring(0, dot);
    }

    private String signature(String kind, String uuid) {
        return Digests.of("SHA-256", clientSecret, kind, uuid);
    }
}
