package culvert.provisioning.heroku;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;

/** The form of our answers: that of version 3 for callers who ask for it, plain JSON for all others. */
final class HerokuMediaType {

    private static final String SUBTYPE = "vnd.heroku-addons+json";
    private static final MediaType VERSION_3 = new MediaType("application", SUBTYPE, Map.of("version", "3"));

    private HerokuMediaType() {}

    static MediaType askedForBy(HttpHeaders caller) {
        return askedForBy(caller.getAcceptableMediaTypes());
    }

    static MediaType askedForBy(List<MediaType> acceptable) {
        boolean version3 =
                acceptable.stream().anyMatch(type -> type.getSubtype().equalsIgnoreCase(SUBTYPE));
        return version3 ? VERSION_3 : MediaType.APPLICATION_JSON_TYPE;
    }
}
