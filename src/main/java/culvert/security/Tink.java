package culvert.security;

import com.google.crypto.tink.aead.AeadConfig;
import java.security.GeneralSecurityException;

/** Tink has to be told which kinds of key there are before it can read, make or use one. */
final class Tink {

    static {
        try {
            AeadConfig.register();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot register its AEAD keys", e);
        }
    }

    private Tink() {}

    /** Does nothing the second time. */
    static void prepare() {}
}
