package culvert.vpnc;

import java.util.List;
import java.util.regex.Pattern;

/** Plain decimal numbers in range; vpnc itself takes anything and changes it silently. */
final class NumberCheck {

    private static final Pattern PLAIN = Pattern.compile("0|[1-9][0-9]*");

    private static final int DIGITS_OF_INT = 9;

    /** What every IPv4 host has to take in one piece. */
    private static final int MTU_OF_ALL_HOSTS = 576;

    private NumberCheck() {}

    static List<Remark> of(Directive directive, ValueType.Decimal type, String value) {
        if (!PLAIN.matcher(value).matches()) {
            return List.of(new Remark(
                    Code.NOT_A_NUMBER,
                    "This is not a plain decimal number; " + insteadOfGarbage(directive) + ".",
                    "Write a number of " + type.description() + " in digits only."));
        }
        int number = value.length() > DIGITS_OF_INT ? Integer.MAX_VALUE : Integer.parseInt(value);
        if (type.contains(number)) {
            return noteworthy(directive, number);
        }
        if (directive == Directive.DEBUG) {
            return List.of(new Remark(
                    Code.LOGS_SECRETS,
                    number >= 99
                            ? "From 99 on the log holds the group secret in clear, and name and password in hexadecimal."
                            : "From 3 on the log holds all session keys and every packet.",
                    "Remove the line.",
                    Repair.REMOVAL));
        }
        return List.of(new Remark(
                Code.NUMBER_OUT_OF_RANGE,
                insteadOf(directive, number),
                "Write a number of " + type.description() + "."));
    }

    private static String insteadOfGarbage(Directive directive) {
        return directive == Directive.DPD_IDLE_TIMEOUT
                ? "vpnc would take it for 0 and never notice that the gateway is gone"
                : "vpnc would take it for 0 or for a part of it";
    }

    private static String insteadOf(Directive directive, int number) {
        return switch (directive) {
            case DPD_IDLE_TIMEOUT ->
                number == 0
                        ? "0 switches dead peer detection off: vpnc would never notice that the gateway is gone."
                        : "vpnc would silently take " + (number < 10 ? "10" : "86400") + " instead.";
            case INTERFACE_MTU -> "No interface can have this MTU.";
            default -> "There is no such port; vpnc would silently cut the number to 16 bits.";
        };
    }

    private static List<Remark> noteworthy(Directive directive, int number) {
        if (directive == Directive.INTERFACE_MTU && number > 0 && number < MTU_OF_ALL_HOSTS) {
            return List.of(new Remark(
                    Code.SMALL_MTU,
                    "An MTU below 576 is less than every IPv4 host must take in one piece.",
                    "Write 0 (automatic) or 576 and more."));
        }
        return List.of();
    }
}
