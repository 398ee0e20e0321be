package culvert.security;

import com.google.crypto.tink.KeysetHandle;

/**
 * Where the keyset is kept. It is read at the start and again while the broker works, so that keys can be added and dropped
 * without a restart.
 */
@FunctionalInterface
public interface KeysetSource {

    /** The keyset as it is now. @throws KeysetUnusable with one sentence for the operator */
    KeysetHandle read();
}
