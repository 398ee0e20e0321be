package culvert.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/** A secret that can be told from everything else. */
record Canary(String secret) {

    static Canary hatched() {
        return new Canary("Canary-" + UUID.randomUUID());
    }

    /** A config that holds it twice. */
    String conf() {
        return """
                IPSec gateway vpn.example.net
                IPSec ID staff
                IPSec secret %s
                Xauth username ada
                Xauth password %s
                IKE DH Group dh14
                """.formatted(secret, secret);
    }

    /** How it looks in clear, in a dump of bytes, and within whatever is in Base64. */
    List<String> disguises() {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        // Without the end, which depends on what stands beside it.
        String base64 = Base64.getEncoder().encodeToString(bytes).substring(0, 40);
        return List.of(secret, HexFormat.of().formatHex(bytes), base64);
    }
}
