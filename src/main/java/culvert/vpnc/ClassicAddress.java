package culvert.vpnc;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * What the C library's {@code inet_aton}, and so vpnc, takes for an IPv4 address besides the dotted form: one to four
 * numbers, each in decimal, octal (0…) or hexadecimal (0x…) digits, the last one filling all bytes that are left.
 */
final class ClassicAddress {

    private static final Pattern NUMBER = Pattern.compile("0[xX][0-9A-Fa-f]*|[0-9]+");
    private static final int MOST_NUMBERS = 4;
    private static final long BIGGEST_BYTE = 255;

    private ClassicAddress() {}

    /** Whether a name ends in a number, as an address does and no host name. */
    static boolean endsInNumber(String name) {
        String withoutDot = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        return NUMBER.matcher(withoutDot.substring(withoutDot.lastIndexOf('.') + 1))
                .matches();
    }

    /** The address as a 32-bit number; empty for what the C library takes for a host name. */
    static OptionalInt parse(String text) {
        String[] numbers = text.split("\\.", -1);
        int last = numbers.length - 1;
        if (last >= MOST_NUMBERS) {
            return OptionalInt.empty();
        }
        long address = 0;
        for (int i = 0; i <= last; i++) {
            long most = i < last ? BIGGEST_BYTE : 0xFFFF_FFFFL >>> (Byte.SIZE * last);
            Optional<Long> number = number(numbers[i]).filter(value -> value <= most);
            if (number.isEmpty()) {
                return OptionalInt.empty();
            }
            int shift = i < last ? Byte.SIZE * (MOST_NUMBERS - 1 - i) : 0;
            address |= number.get() << shift;
        }
        return OptionalInt.of((int) address);
    }

    private static Optional<Long> number(String digits) {
        boolean hexadecimal = digits.startsWith("0x") || digits.startsWith("0X");
        int base = hexadecimal ? 16 : digits.startsWith("0") ? 8 : 10;
        String bare = hexadecimal ? digits.substring(2) : digits;
        boolean unsigned = !bare.isEmpty() && Character.digit(bare.charAt(0), base) >= 0;
        try {
            return unsigned ? Optional.of(Long.parseLong(bare, base)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty(); // other characters, or far too big
        }
    }
}
