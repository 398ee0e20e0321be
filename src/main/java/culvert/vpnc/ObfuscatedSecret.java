package culvert.vpnc;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret as the Cisco client stores it: 20 bytes of salt, the SHA-1 of the cipher text, the cipher text in 3DES-CBC
 * with a key that follows from the salt. It hides nothing, so we decode it. Unlike vpnc we check the padding: its last
 * byte decides where vpnc writes, and a wrong one makes it write outside its memory.
 */
final class ObfuscatedSecret {

    private static final int HASH = 20;
    private static final int BLOCK = 8;
    private static final int SHORTEST = 2 * HASH + BLOCK;
    private static final int DES_KEYS = 24;

    private ObfuscatedSecret() {}

    sealed interface Decoding {
        record Clear(String text) implements Decoding {
            @Override
            public String toString() {
                return "Clear[" + SecretMask.MASK + "]";
            }
        }

        record Failed(Remark remark) implements Decoding {}
    }

    static List<Remark> check(Directive directive, String hex) {
        return switch (decode(hex)) {
            case Decoding.Clear(String text) -> ValueCheck.of(directive.canonical(), text, true);
            case Decoding.Failed(Remark remark) -> List.of(remark);
        };
    }

    static Decoding decode(String hex) {
        byte[] stored;
        try {
            stored = HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            return failed(
                    Code.OBFUSCATION_BROKEN,
                    "This is not an even number of hexadecimal digits.",
                    "Copy the whole value of the profile, or write the secret in clear.");
        }
        if (stored.length < SHORTEST || (stored.length - 2 * HASH) % BLOCK != 0) {
            return failed(
                    Code.OBFUSCATION_BROKEN,
                    "The obfuscated secret is not complete.",
                    "Copy the whole value of the profile, or write the secret in clear.");
        }
        byte[] salt = Arrays.copyOfRange(stored, 0, HASH);
        byte[] checksum = Arrays.copyOfRange(stored, HASH, 2 * HASH);
        byte[] cipherText = Arrays.copyOfRange(stored, 2 * HASH, stored.length);
        try {
            if (!MessageDigest.isEqual(checksum, sha1(cipherText))) {
                return failed(
                        Code.OBFUSCATION_BROKEN,
                        "The checksum inside the obfuscated secret is wrong.",
                        "Copy the value of the profile again, or write the secret in clear.");
            }
            return unpad(decrypt(salt, cipherText));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 and 3DES are part of every JDK", e);
        }
    }

    private static byte[] decrypt(byte[] salt, byte[] cipherText) throws GeneralSecurityException {
        byte[] first = sha1(increased(salt, 1));
        byte[] second = sha1(increased(salt, 3));
        byte[] key = Arrays.copyOf(first, DES_KEYS);
        System.arraycopy(second, 0, key, HASH, DES_KEYS - HASH);
        Cipher cipher = Cipher.getInstance("DESede/CBC/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "DESede"), new IvParameterSpec(salt, 0, BLOCK));
        return cipher.doFinal(cipherText);
    }

    private static byte[] increased(byte[] salt, int by) {
        byte[] changed = salt.clone();
        changed[HASH - 1] += (byte) by;
        return changed;
    }

    private static Decoding unpad(byte[] padded) {
        int padding = padded[padded.length - 1];
        boolean sound = padding >= 1 && padding <= BLOCK;
        for (int i = 1; sound && i <= padding; i++) {
            sound = padded[padded.length - i] == padding;
        }
        if (!sound) {
            return failed(
                    Code.OBFUSCATION_ATTACK,
                    "The padding inside the obfuscated secret is wrong; vpnc would write outside its memory.",
                    "Do not use this value; write the secret in clear.");
        }
        return clear(Arrays.copyOf(padded, padded.length - padding));
    }

    private static Decoding clear(byte[] secret) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(secret))
                    .toString();
            boolean printable = !text.isEmpty()
                    && text.codePoints()
                            .noneMatch(c -> OddCharacters.isControl(c)
                                    || OddCharacters.isLineBreak(c)
                                    || OddCharacters.isDirectionControl(c));
            if (printable) {
                return new Decoding.Clear(text);
            }
        } catch (CharacterCodingException e) {
            // Falls through: bytes that are no text are as unfit as control characters.
        }
        return failed(
                Code.OBFUSCATION_CONTENT,
                "The decoded secret is empty, not UTF-8, or holds a control character.",
                "Have the secret on the gateway changed to printable characters.");
    }

    private static byte[] sha1(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-1").digest(bytes);
    }

    private static Decoding failed(Code code, String message, String remedy) {
        return new Decoding.Failed(new Remark(code, message, remedy));
    }
}
