package culvert.vpnc;

import java.util.List;

/** The form of a directive's value, as strict as the directive allows. */
public sealed interface ValueType {

    /** A word or two for a person: "number 0–65535". */
    String description();

    /** No value: the directive's presence switches something on, and nothing switches it off. */
    record Flag() implements ValueType {
        @Override
        public String description() {
            return "none";
        }
    }

    /** Any text. */
    record Text() implements ValueType {
        @Override
        public String description() {
            return "text";
        }
    }

    /** A secret in hexadecimal digits as the Cisco client stores it; everybody can decode it. */
    record Obfuscated() implements ValueType {
        @Override
        public String description() {
            return "hexadecimal digits";
        }
    }

    /** One of a few words. */
    record Choice(List<String> words, boolean anyCase) implements ValueType {
        public Choice {
            words = List.copyOf(words);
        }

        @Override
        public String description() {
            return String.join(", ", words);
        }
    }

    /** A decimal number from {@code min} to {@code max}, or 0 where {@code zeroToo}. */
    record Decimal(int min, int max, boolean zeroToo) implements ValueType {
        @Override
        public String description() {
            return (zeroToo ? "0 or " : "") + min + "–" + max;
        }

        boolean contains(int number) {
            return (number >= min && number <= max) || (zeroToo && number == 0);
        }
    }

    /** A dotted IPv4 address or a host name. */
    record Host() implements ValueType {
        @Override
        public String description() {
            return "IPv4 address or host name";
        }
    }

    /** A network with its mask. */
    record Network() implements ValueType {
        @Override
        public String description() {
            return "network/mask";
        }
    }

    /** The name of a network interface. */
    record InterfaceName() implements ValueType {
        @Override
        public String description() {
            return "1–15 letters, digits, _ . -";
        }
    }

    /** A command or a path of the machine that vpnc runs on. */
    record Path() implements ValueType {
        @Override
        public String description() {
            return "command or path";
        }
    }
}
