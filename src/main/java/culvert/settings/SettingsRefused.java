package culvert.settings;

import java.util.List;

/** The settings cannot be used; one clear sentence for each mistake, none of them showing a secret. */
public final class SettingsRefused extends RuntimeException {

    private final transient List<String> mistakes;

    SettingsRefused(List<String> mistakes) {
        super(String.join(" ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    public List<String> mistakes() {
        return mistakes;
    }
}
