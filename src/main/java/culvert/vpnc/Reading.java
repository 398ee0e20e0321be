package culvert.vpnc;

import java.util.List;

/** What reading a text gave: a config that may be published, or at least one error. */
public sealed interface Reading {

    /** All findings in the order of the text. */
    List<Finding> findings();

    /** The text is fit to be published; the findings are warnings and hints. */
    record Accepted(VpncConfig config, List<Finding> findings) implements Reading {
        public Accepted {
            findings = List.copyOf(findings);
        }
    }

    /** The text must not be published; at least one finding is an error. */
    record Refused(List<Finding> findings) implements Reading {
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
