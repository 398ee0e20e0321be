package culvert.security;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import java.security.GeneralSecurityException;

/** Seals what rests in the database (authenticated encryption by Tink), each value bound to its place. */
public final class Sealer {

    private volatile Keys keys;

    /** A keyset and what it can do, so that both are exchanged at once. */
    private record Keys(KeysetHandle keyset, Aead aead) {}

    /**
     * A sealer with the keys of this keyset.
     *
     * @throws KeysetUnusable when it holds no key for authenticated encryption
     */
    public Sealer(KeysetHandle keyset) {
        this.keys = keys(keyset);
    }

    /**
     * Goes over to another keyset, between two calls.
     *
     * @throws KeysetUnusable when it holds no key for authenticated encryption; the old one stays then
     */
    public void adopt(KeysetHandle keyset) {
        keys = keys(keyset);
    }

    /** The keyset in use. */
    public KeysetHandle keyset() {
        return keys.keyset();
    }

    public byte[] seal(byte[] clear, SealedPlace place) {
        try {
            return keys.aead().encrypt(clear, place.associatedData());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("sealing failed for " + place, e);
        }
    }

    /**
     * Opens what was sealed for this place.
     *
     * @throws SealBroken when it was changed, moved from another place, or sealed with a key we do not have
     */
    public byte[] open(byte[] sealed, SealedPlace place) {
        try {
            return keys.aead().decrypt(sealed, place.associatedData());
        } catch (GeneralSecurityException e) {
            throw new SealBroken(place, e);
        }
    }

    private static Keys keys(KeysetHandle keyset) {
        try {
            return new Keys(keyset, keyset.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new KeysetUnusable("the keyset has no usable AEAD key", e);
        }
    }
}
