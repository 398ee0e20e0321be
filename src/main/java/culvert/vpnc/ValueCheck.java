package culvert.vpnc;

import java.util.List;

/** Judges one value by the type of its directive. */
final class ValueCheck {

    private ValueCheck() {}

    /** What is to be said about a value that is not empty; {@code quoted} when it stands in straight double quotes. */
    static List<Remark> of(Directive directive, String value, boolean quoted) {
        if (directive.isSecret() && value.equals(SecretMask.MASK)) {
            return List.of(new Remark(
                    Code.MASKED_SECRET,
                    "The asterisks stand for a secret that is not shown, but there is none to put in their place.",
                    "Write the value of " + directive.spelling() + " itself."));
        }
        if (!quoted) {
            var doubt = DoubtfulValue.of(value);
            if (doubt.isPresent()) {
                return List.of(doubt.get().remark(directive, value));
            }
        }
        return switch (directive.type()) {
            case ValueType.Text _ -> TextCheck.of(directive, value, quoted);
            case ValueType.Choice choice -> ChoiceCheck.of(directive, choice, value);
            case ValueType.Decimal number -> NumberCheck.of(directive, number, value);
            case ValueType.Host _ -> HostCheck.of(directive, value);
            case ValueType.Network _ -> NetworkCheck.of(value);
            case ValueType.InterfaceName _ -> InterfaceNameCheck.of(value);
            case ValueType.Obfuscated _ -> ObfuscatedSecret.check(directive, value);
            case ValueType.Flag _ -> List.of();
            case ValueType.Path _ -> List.of();
        };
    }

    /** The value in clear, for one that was found sound. */
    static String inClear(Directive directive, String value) {
        boolean obfuscated = directive.type() instanceof ValueType.Obfuscated;
        return obfuscated && ObfuscatedSecret.decode(value) instanceof ObfuscatedSecret.Decoding.Clear(String secret)
                ? secret
                : value;
    }
}
