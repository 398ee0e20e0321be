package culvert.vpnc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * What Jazzer calls with every text it thinks of ({@code ./dev bench jazzer}); {@link ReaderFuzzTargetTest} calls it with
 * the seeds. Throws when the reader breaks a promise, and finds its way through it by the coverage.
 */
public final class ReaderFuzzTarget {

    private static final long LONGEST_READING = TimeUnit.MILLISECONDS.toNanos(50);

    /** A pause of the machine is no hang of the reader: only what is slow each time is one. */
    private static final int CHANCES = 5;

    /** One of so many texts, chosen by what it holds, is read a second time, and with each fix that is offered. */
    private static final int ONE_IN = 16;

    private ReaderFuzzTarget() {}

    public static void fuzzerTestOneInput(byte[] text) {
        Reading reading = readInTime(text);
        if (Arrays.hashCode(text) % ONE_IN == 0) {
            require(reading.equals(VpncReader.read(text)), "another reading the second time");
            reading.findings().forEach(finding -> finding.fix().ifPresent(fix -> VpncReader.read(fix.apply(text))));
        }
        boolean hasError = reading.findings().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        switch (reading) {
            case Reading.Accepted(VpncConfig config, var _) -> {
                require(!hasError, "accepted with an error");
                published(config);
            }
            case Reading.Refused _ -> require(hasError, "refused without an error");
        }
    }

    private static Reading readInTime(byte[] text) {
        for (int chance = 1; ; chance++) {
            long began = System.nanoTime();
            Reading reading = VpncReader.read(text);
            if (System.nanoTime() - began <= LONGEST_READING) {
                return reading;
            }
            require(chance < CHANCES, "over 50 ms");
        }
    }

    /** What is published is read as what was meant, and no directive that is refused comes into it. */
    private static void published(VpncConfig config) {
        byte[] published = config.renderBytes();
        boolean same =
                VpncReader.read(published) instanceof Reading.Accepted(VpncConfig again, var _) && again.equals(config);
        require(same, "published as something else");
        require(
                config.directives().stream().noneMatch(directive -> directive.policy() == Policy.REFUSED),
                "published what is refused");
        byte[] masked = SecretMask.mask(config).getBytes(UTF_8);
        require(Arrays.equals(SecretMask.unmask(masked, config), published), "unmasked as something else");
    }

    private static void require(boolean promise, String otherwise) {
        if (!promise) {
            throw new AssertionError(otherwise);
        }
    }
}
