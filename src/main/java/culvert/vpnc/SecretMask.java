package culvert.vpnc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Hides the secrets of a config on a page, and puts them back where the person left the mask as it was.
 *
 * <p>The mask is {@value #MASK}. As it comes from pages like ours and from nowhere else, it is no secret that somebody
 * chose: {@link VpncReader} refuses it as the value of every secret directive, so a mask that could not be replaced is
 * never published. Who really has this secret must have it changed on the gateway.
 */
public final class SecretMask {

    /** What stands in place of a secret. */
    public static final String MASK = "********";

    private SecretMask() {}

    /** The canonical text of a config with its secrets masked. */
    public static String mask(VpncConfig config) {
        Map<Directive, String> shown = new EnumMap<>(Directive.class);
        config.values().forEach((directive, value) -> shown.put(directive, directive.isSecret() ? MASK : value));
        return Rendering.of(shown);
    }

    /** Whether the text holds one of the config's secrets. */
    public static boolean isToldIn(String text, VpncConfig config) {
        return config.values().entrySet().stream()
                .filter(value -> value.getKey().isSecret() && !value.getValue().isEmpty())
                .anyMatch(secret -> text.contains(secret.getValue()));
    }

    /**
     * Puts the secrets of {@code current} in place of each mask. Lines are those that vpnc reads. Everything else stays
     * byte for byte, also a mask that has no secret in {@code current}, or that stands in a line with anything unusual:
     * those the reader refuses.
     */
    public static byte[] unmask(byte[] submitted, VpncConfig current) {
        ByteArrayOutputStream unmasked = new ByteArrayOutputStream(submitted.length + 2 * VpncLine.LONGEST);
        int copied = 0;
        for (VpncLine line : VpncLine.in(submitted)) {
            Optional<String> secretLine = secretLine(submitted, line, current);
            if (secretLine.isPresent()) {
                unmasked.write(submitted, copied, line.start() - copied);
                unmasked.writeBytes(secretLine.get().getBytes(StandardCharsets.UTF_8));
                copied = line.end();
            }
        }
        unmasked.write(submitted, copied, submitted.length - copied);
        return unmasked.toByteArray();
    }

    private static Optional<String> secretLine(byte[] text, VpncLine line, VpncConfig current) {
        boolean whole = !line.isRest() && line.end() - line.start() < VpncLine.LONGEST;
        boolean withoutNul = Bytes.indexOf(text, (byte) 0, line.start(), line.end()) == line.end();
        if (whole
                && withoutNul
                && Statement.of(text, line) instanceof Statement.Setting setting
                && setting.directive().isSecret()
                && !setting.quoted()
                && Utf8.decode(text, setting.valueStart(), setting.valueEnd()).equals(MASK)) {
            Directive directive = setting.directive().canonical();
            return current.value(directive).map(secret -> Rendering.line(directive, secret));
        }
        return Optional.empty();
    }
}
