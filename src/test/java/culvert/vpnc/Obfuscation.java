package culvert.vpnc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Makes obfuscated secrets as the Cisco client does, and as an attacker does. */
final class Obfuscation {

    private static final byte[] SALT = HexFormat.of().parseHex("030405060708090a0b0c0d0e0f10111213141516");

    private Obfuscation() {}

    static String of(String secret) {
        byte[] clear = secret.getBytes(UTF_8);
        int padding = 8 - clear.length % 8;
        byte[] padded = Arrays.copyOf(clear, clear.length + padding);
        Arrays.fill(padded, clear.length, padded.length, (byte) padding);
        return ofPadded(padded);
    }

    static String ofPadded(byte[] padded) {
        try {
            byte[] cipherText = encrypt(padded);
            ByteArrayOutputStream stored = new ByteArrayOutputStream();
            stored.writeBytes(SALT);
            stored.writeBytes(sha1(cipherText));
            stored.writeBytes(cipherText);
            return HexFormat.of().formatHex(stored.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] encrypt(byte[] padded) throws GeneralSecurityException {
        ByteArrayOutputStream key = new ByteArrayOutputStream();
        key.writeBytes(sha1(changed(1)));
        key.writeBytes(Arrays.copyOf(sha1(changed(3)), 4));
        Cipher cipher = Cipher.getInstance("DESede/CBC/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE, new SecretKeySpec(key.toByteArray(), "DESede"), new IvParameterSpec(SALT, 0, 8));
        return cipher.doFinal(padded);
    }

    private static byte[] changed(int by) {
        byte[] salt = SALT.clone();
        salt[19] += (byte) by;
        return salt;
    }

    private static byte[] sha1(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-1").digest(bytes);
    }
}
