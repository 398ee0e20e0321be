package culvert.security;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;

/** Where the keyset comes from: the setting itself, a file it names, or a file of our own in the data directory. */
public final class Keysets {

    static {
        Tink.prepare();
    }

    private Keysets() {}

    /**
     * The keyset the operator set.
     *
     * @param keyset a Tink keyset in JSON, or the path of a file that holds one
     * @throws KeysetUnusable with one sentence for the operator
     */
    public static KeysetHandle fromSetting(Secret keyset) {
        String text = keyset.reveal().strip();
        return text.startsWith("{")
                ? parse(text, "CULVERT_KEYSET")
                : fromFile(
                        Path.of(text), "CULVERT_KEYSET is neither a Tink keyset in JSON nor a file that can be read");
    }

    /** The keyset in a file that has to be there. @throws KeysetUnusable with one sentence for the operator */
    public static KeysetHandle fromFile(Path file) {
        return fromFile(file, "the keyset file " + file + " cannot be read");
    }

    /**
     * Reads the keyset in {@code file}, or makes one there.
     *
     * @throws KeysetUnusable with one sentence for the operator
     */
    public static KeysetHandle fromFileOrNew(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (NoSuchFileException e) {
            return create(file);
        } catch (IOException e) {
            throw new KeysetUnusable("the keyset file " + file + " cannot be read", e);
        }
    }

    private static KeysetHandle parse(String json, String source) {
        try {
            return TinkJsonProtoKeysetFormat.parseKeyset(json, InsecureSecretKeyAccess.get());
        } catch (GeneralSecurityException e) {
            throw new KeysetUnusable(source + " does not hold a Tink keyset in JSON", e);
        }
    }

    private static KeysetHandle fromFile(Path file, String otherwise) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new KeysetUnusable(otherwise, e);
        }
    }

    private static KeysetHandle create(Path file) {
        KeysetHandle keyset = KeysetChange.fresh();
        write(keyset, file);
        return keyset;
    }

    /**
     * Puts the keyset into a file that its owner only can read, in place of what was there. A half-written file is never
     * seen: it is written beside it and moved into place.
     *
     * @throws KeysetUnusable with one sentence for the operator
     */
    public static void write(KeysetHandle keyset, Path file) {
        try {
            Path beside = Files.createTempFile(
                    Files.createDirectories(file.toAbsolutePath().getParent()),
                    "keyset",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            String json = TinkJsonProtoKeysetFormat.serializeKeyset(keyset, InsecureSecretKeyAccess.get());
            // On disk before anything that is sealed with it: losing it loses all of that.
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
                channel.force(true);
            }
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | GeneralSecurityException e) {
            throw new KeysetUnusable("the keyset cannot be written to " + file, e);
        }
    }
}
