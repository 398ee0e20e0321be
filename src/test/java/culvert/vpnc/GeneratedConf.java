package culvert.vpnc;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Makes vpnc.conf texts from a seed: half of them as people write them, in all forms that vpnc permits; half of them
 * with everything that is known to be read in different ways. A character stands for one byte.
 */
final class GeneratedConf {

    private static final List<String> SEPARATORS = List.of(" ", "\t", "  ", " \t ");
    private static final List<String> WRONG_SEPARATORS = List.of("=", ": ", " = ", "\u000B", "\u00C2\u00A0", "");
    private static final List<String> LINE_ENDS = List.of("\n", "\n", "\n", "\r\n", "\r");

    private static final List<String> PLAIN_VALUES = List.of(
            "198.51.100.7",
            "vpn.example.com",
            "remote-team",
            "Remote Team A",
            "a # b",
            "#first",
            "back\\slash\\",
            "in\"side",
            "\"",
            "\"unpaired",
            "'single'",
            "p\u00C3\u00A4ssw\u00C3\u00B6rd",
            "$HOME`id`%s",
            "\"  kept  \"",
            "\"\"doubly\"\"",
            "Script /bin/sh",
            "0",
            "10",
            "1300",
            "dh14",
            "DH5",
            "nopfs",
            "server",
            "natt",
            "cisco",
            "psk",
            "tun",
            "tun0",
            "10.20.0.0/255.255.0.0",
            "192.168.10.0/24",
            "\u00E2\u0080\u00A6");

    private static final List<String> ODD_VALUES = List.of(
            "",
            "\"\"",
            "= hunter2",
            "NATT",
            "-1",
            "010",
            "99abc",
            "2001:db8::7",
            "[server]",
            "10.1.16.0/20",
            "a\u001B[2Jb",
            "half\u0000hidden",
            "caf\u00E9",
            "x\u0004y",
            "next\u00C2\u0085line");

    private static final List<String> ODD_BYTES = List.of(
            "\u0000",
            "\u0004",
            "\u001A",
            "\u000B",
            "\f",
            "\r",
            "\n",
            "\u007F",
            "\u0080",
            "\u00A0",
            "\"",
            "#",
            " ",
            "\t",
            "\u00C2\u0085",
            "\u00E2\u0080\u00A8",
            "\u00EF\u00BB\u00BF",
            "=",
            ";");

    private static final List<Directive> REQUIRED = List.of(
            Directive.IPSEC_GATEWAY,
            Directive.IPSEC_ID,
            Directive.IPSEC_SECRET,
            Directive.XAUTH_USERNAME,
            Directive.XAUTH_PASSWORD);

    private final Random random;
    private final String program;

    /** @param program what Script and Password helper name */
    GeneratedConf(long seed, String program) {
        this.random = new Random(seed);
        this.program = program;
    }

    byte[] next() {
        return (random.nextBoolean() ? tame() : hostile()).getBytes(StandardCharsets.ISO_8859_1);
    }

    private String tame() {
        List<String> lines = new ArrayList<>();
        for (Directive directive : REQUIRED) {
            lines.add(name(directive) + pick(SEPARATORS) + fitting(directive) + pick(List.of("", "", " ", "\t ")));
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            Directive directive = pick(Directive.ALL);
            if (directive.policy() != Policy.REFUSED && !(directive.type() instanceof ValueType.Obfuscated)) {
                String value = directive.isFlag() ? "" : pick(SEPARATORS) + fitting(directive);
                lines.add(name(directive) + value);
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            lines.add(pick(List.of("", "# comment", "#Script /x", "#", "# " + "x".repeat(random.nextInt(198)))));
        }
        Collections.shuffle(lines, random);
        String lineEnd = random.nextInt(4) == 0 ? "\r\n" : "\n";
        return String.join(lineEnd, lines) + (random.nextBoolean() ? lineEnd : "");
    }

    private String hostile() {
        List<String> lines = new ArrayList<>();
        for (Directive directive : REQUIRED) {
            if (random.nextInt(12) > 0) {
                lines.add(name(directive) + pick(SEPARATORS) + fitting(directive));
            }
        }
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            lines.add(hostileLine());
        }
        Collections.shuffle(lines, random);
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            text.append(line).append(pick(LINE_ENDS));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            mutate(text);
        }
        return text.toString();
    }

    private String hostileLine() {
        return switch (random.nextInt(8)) {
            case 0 -> name(Directive.SCRIPT) + pick(SEPARATORS) + program;
            case 1 -> name(pick(List.of(Directive.PASSWORD_HELPER, Directive.PIDFILE))) + pick(SEPARATORS) + program;
            case 2 -> padded(pick(List.of("#", "# ", "Domain ", "Unknown ", " ", "")), 199) + "Script " + program;
            case 3 -> padded("#", 190 + random.nextInt(20)) + name(pick(Directive.ALL)) + " " + pick(PLAIN_VALUES);
            case 4 -> padded("# " + "\u00C3\u00A9".repeat(20), 398) + "Domain late";
            case 5 -> pick(ODD_BYTES) + name(pick(Directive.ALL)) + pick(SEPARATORS) + pick(PLAIN_VALUES);
            case 6 -> name(pick(Directive.ALL)) + pick(WRONG_SEPARATORS) + pick(PLAIN_VALUES);
            default -> name(withClearValue()) + pick(SEPARATORS) + pick(ODD_VALUES);
        };
    }

    private Directive withClearValue() {
        Directive directive = pick(Directive.ALL);
        return directive.type() instanceof ValueType.Obfuscated ? Directive.DOMAIN : directive;
    }

    private void mutate(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        switch (random.nextInt(3)) {
            case 0 -> text.insert(at, pick(ODD_BYTES));
            case 1 -> text.insert(at, "y".repeat(random.nextInt(400)));
            default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(3)));
        }
    }

    private String fitting(Directive directive) {
        return switch (directive.type()) {
            case ValueType.Choice choice -> pick(choice.words());
            case ValueType.Decimal decimal -> String.valueOf(decimal.min() + random.nextInt(300));
            case ValueType.Host host -> pick(List.of("198.51.100.7", "vpn.example.com", "\"203.0.113.20\"", "gw"));
            case ValueType.Network network -> pick(List.of("10.20.0.0/255.255.0.0", "10.0.0.0/8", "0.0.0.0/0"));
            case ValueType.InterfaceName name -> pick(List.of("tun0", "vpn-1", "a.b_c"));
            default ->
                switch (random.nextInt(4)) {
                    case 0 -> "v".repeat(150 + random.nextInt(30));
                    case 1 -> anyText();
                    default -> pick(PLAIN_VALUES);
                };
        };
    }

    /** Any printable text, half of it in quotes so that also doubtful ones are accepted. */
    private String anyText() {
        StringBuilder text = new StringBuilder();
        for (int i = 1 + random.nextInt(20); i > 0; i--) {
            int character =
                    random.nextInt(8) == 0 ? 0xA1 + random.nextInt(0x2000 - 0xA1) : ' ' + random.nextInt('~' - ' ' + 1);
            text.append(new String(
                    Character.toString(character).getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
        return random.nextBoolean() ? "\"" + text + "\"" : text.toString();
    }

    private String padded(String beginning, int length) {
        return beginning + pick(List.of("x", " ", "-")).repeat(Math.max(0, length - beginning.length()));
    }

    private String name(Directive directive) {
        StringBuilder name = new StringBuilder(directive.spelling());
        if (random.nextInt(3) == 0) {
            for (int i = 0; i < name.length(); i++) {
                char c = name.charAt(i);
                boolean swap = Character.isLetter(c) && random.nextBoolean();
                name.setCharAt(i, swap ? (char) (c ^ 0x20) : c);
            }
        }
        return name.toString();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
