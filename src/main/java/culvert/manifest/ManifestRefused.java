package culvert.manifest;

import java.util.List;

/** The manifest breaks rules of the marketplace; all of them at once, one sentence each. */
public final class ManifestRefused extends RuntimeException {

    private final transient List<String> mistakes;

    ManifestRefused(List<String> mistakes) {
        super(String.join(" ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
