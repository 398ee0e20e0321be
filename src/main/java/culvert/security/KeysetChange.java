package culvert.security;

import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * The steps of a rotation, each a changed keyset; keys are named by their id in digits, as in the keyset's file. With several
 * brokers a key is added first, and used when all of them have it.
 */
public final class KeysetChange {

    static {
        Tink.prepare();
    }

    private KeysetChange() {}

    /** A keyset with one new key. */
    public static KeysetHandle fresh() {
        return build(KeysetHandle.newBuilder().addEntry(newKey().makePrimary()));
    }

    /** With one more key, which opens but does not seal yet. */
    public static KeysetHandle withNewKey(KeysetHandle keyset) {
        return build(KeysetHandle.newBuilder(keyset).addEntry(newKey()));
    }

    /** With one more key that seals from now on. */
    public static KeysetHandle withNewPrimary(KeysetHandle keyset) {
        return build(KeysetHandle.newBuilder(keyset).addEntry(newKey().makePrimary()));
    }

    /** The same keys, of which this one seals. @throws KeysetUnusable when it is not there */
    public static KeysetHandle withPrimary(KeysetHandle keyset, String id) {
        var builder = KeysetHandle.newBuilder(keyset);
        builder.getAt(position(keyset, id)).makePrimary();
        return build(builder);
    }

    /** Without this key. @throws KeysetUnusable when it is not there, or is the one that seals */
    public static KeysetHandle without(KeysetHandle keyset, String id) {
        int position = position(keyset, id);
        if (keyset.getAt(position).isPrimary()) {
            throw new KeysetUnusable("key " + id + " seals what is new; let another one do that first");
        }
        return build(KeysetHandle.newBuilder(keyset).deleteAt(position));
    }

    /** Each key with what it does, one line each. */
    public static List<String> describe(KeysetHandle keyset) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < keyset.size(); i++) {
            lines.add(id(keyset, i) + (keyset.getAt(i).isPrimary() ? " seals what is new" : " opens what is old"));
        }
        return lines;
    }

    private static int position(KeysetHandle keyset, String id) {
        for (int i = 0; i < keyset.size(); i++) {
            if (id(keyset, i).equals(id)) {
                return i;
            }
        }
        throw new KeysetUnusable("the keyset has no key " + id);
    }

    private static String id(KeysetHandle keyset, int position) {
        return Integer.toUnsignedString(keyset.getAt(position).getId());
    }

    private static KeysetHandle.Builder.Entry newKey() {
        return KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                .withRandomId();
    }

    private static KeysetHandle build(KeysetHandle.Builder keys) {
        try {
            return keys.build();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Tink cannot build the keyset", e);
        }
    }
}
