package culvert.dashboard;

import culvert.tunnels.ResourceStatus;
import culvert.tunnels.Tunnels;
import culvert.tunnels.TunnelsState;
import culvert.tunnels.WatchChoices;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** A small picture of the status, for whoever has its address. It tells nothing else about the resource. */
@Path("/badge/{secret}.svg")
@RunOnVirtualThread
public class Badge {

    private static final int LEFT = 34;
    private static final int LETTER = 7;

    private final WatchChoices choices;
    private final Tunnels tunnels;

    Badge(WatchChoices choices, Tunnels tunnels) {
        this.choices = choices;
        this.tunnels = tunnels;
    }

    static String path(String secret) {
        return "/badge/" + secret + ".svg";
    }

    /** The picture as it is now. */
    @GET
    @Produces("image/svg+xml")
    @Operation(hidden = true)
    public Response picture(@PathParam("secret") String secret) {
        ResourceStatus status = choices.ofBadge(secret).map(tunnels::status).orElseThrow(NotFoundException::new);
        return Response.ok(svg(status.state()))
                .header(HttpHeaders.CACHE_CONTROL, "no-cache, max-age=0")
                .header("Content-Security-Policy", "default-src 'none'")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    static String svg(TunnelsState state) {
        String words = state.words();
        int right = words.length() * LETTER + 12;
        int width = LEFT + right;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="20" role="img" aria-label="VPN: %s">
                <title>VPN: %s</title>
                <rect width="%d" height="20" rx="4" fill="#3a443f"/>
                <path d="M%d 0h%da4 4 0 0 1 4 4v12a4 4 0 0 1-4 4h-%dz" fill="%s"/>
                <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
                <text x="%d" y="14">VPN</text><text x="%d" y="14">%s</text></g>
                </svg>
                """.formatted(
                        width,
                        words,
                        words,
                        width,
                        LEFT,
                        right - 4,
                        right - 4,
                        colour(state),
                        LEFT / 2,
                        LEFT + right / 2,
                        words);
    }

    // Dark enough for white letters (4.5 to 1).
    private static String colour(TunnelsState state) {
        return switch (state) {
            case CONNECTED -> "#0f6b3a";
            case PARTLY, STARTING -> "#855300";
            case DOWN -> "#b3261e";
            case UNKNOWN -> "#56615b";
        };
    }
}
