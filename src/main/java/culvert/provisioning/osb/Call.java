package culvert.provisioning.osb;

import culvert.resources.Author;
import jakarta.ws.rs.HeaderParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the headers of a request say about it. */
public record Call(
        @HeaderParam(ApiVersion.HEADER) @Nullable String declaredVersion,
        @HeaderParam(OriginatingIdentity.HEADER) @Nullable String originatingIdentity) {

    /**
     * The version to answer in. Asked for first by every route: a platform of an unsupported version must learn that
     * before anything else about its request is judged.
     *
     * @throws OsbRefused with 412
     */
    ApiVersion version() {
        return ApiVersion.declared(declaredVersion);
    }

    /** Who asked; the platform itself when it does not tell. @throws OsbRefused with 400 when the header is malformed */
    Author author() {
        return identity().map(OriginatingIdentity::author).orElse(new Author("the platform"));
    }

    Optional<OriginatingIdentity> identity() {
        return OriginatingIdentity.read(originatingIdentity);
    }
}
