package culvert.dashboard;

import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The answer to a form that no page of ours sent. */
final class MalformedFormPage {

    @ServerExceptionMapper
    Response refuse(MalformedForm malformed) {
        return Pages.answer(400, Pages.malformedForm());
    }
}
