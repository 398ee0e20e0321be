package culvert.sandbox.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import culvert.sandbox.SandboxOnly;
import culvert.sandbox.containers.AppAddresses;
import culvert.sandbox.containers.AppStatus;
import culvert.sandbox.containers.Formation;
import culvert.sandbox.platform.App;
import culvert.sandbox.platform.Restarts;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** An app in the form of Scalingo's API. */
@SandboxOnly
@Singleton
class AppJson {

    private final Formation formation;
    private final Restarts restarts;
    private final AppAddresses addresses;

    AppJson(Formation formation, Restarts restarts, AppAddresses addresses) {
        this.formation = formation;
        this.restarts = restarts;
        this.addresses = addresses;
    }

    /** The fields Scalingo's Go client decodes, as far as they mean something here. */
    record Body(
            String id,
            String name,
            String region,
            Map<String, Object> owner,
            @JsonProperty("git_url") String gitUrl,
            String url,
            @JsonProperty("base_url") String baseUrl,
            String status,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("updated_at") Instant updatedAt,
            @JsonProperty("sticky_session") boolean stickySession,
            @JsonProperty("force_https") boolean forceHttps,
            @JsonProperty("router_logs") boolean routerLogs,
            Map<String, Object> flags,
            Map<String, Object> limits) {}

    Body of(App app) {
        String url = addresses.of(app).toString();
        return new Body(
                app.id(),
                app.name(),
                AccountResource.REGION,
                Owner.json(),
                "",
                url,
                url,
                AppStatus.of(app, restarts, formation).wireName(),
                app.createdAt(),
                app.createdAt(),
                false,
                false,
                false,
                Map.of(),
                Map.of());
    }
}
