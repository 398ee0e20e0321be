package culvert.notices.mail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import culvert.notices.Notice;
import culvert.notices.NoticeEvent;

/** A notice as a person reads it: plain and short. */
record MailText(String subject, String text) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param stop the link that ends the mail */
    static MailText of(Notice notice, String stop) {
        JsonNode body = parse(notice.body());
        StringBuilder text = new StringBuilder(line(body.path("summary")));
        JsonNode why = body.path("diagnosis");
        if (!why.isMissingNode()) {
            text.append('\n').append(line(why.path("headline")));
            text.append("What to do: ").append(line(why.path("remedy")));
            if (!why.path("contact").asText().isEmpty()) {
                text.append("Whom to ask: ").append(line(why.path("contact")));
            }
        }
        int changes = body.path("tunnels").path("changes").asInt();
        if (notice.event() == NoticeEvent.DOWN && changes > 2) {
            text.append("\nIt changed ").append(changes).append(" times since the last notice.\n");
        }
        text.append("\nMore on the dashboard, which you open from your platform.\n");
        text.append("As of ").append(body.path("at").asText()).append(".\n");
        return new MailText(subject(notice.event(), body), text + "\n-- \nNo more of these: " + stop + "\n");
    }

    /** @param confirm the link that says yes */
    static MailText question(Notice notice, String confirm) {
        JsonNode body = parse(notice.body());
        return new MailText(
                "Do you want notices about the VPN of " + plain(body.path("app")) + "?",
                line(body.path("summary"))
                        + "\nIf that is right, open this page and say so:\n"
                        + confirm
                        + "\n\nIf not, do nothing: you will not hear of it again.\n");
    }

    private static String subject(NoticeEvent event, JsonNode body) {
        return "VPN of " + plain(body.path("app")) + ": "
                + switch (event) {
                    case UP -> "up";
                    case DOWN -> body.path("tunnels").path("connected").asInt() == 0 ? "down" : "partly down";
                    case GONE_BACK -> "gone back to the version before";
                    case GIVEN_UP -> "a version could not be published";
                    case TEST -> "a test";
                    case CONFIRMATION -> throw new IllegalArgumentException("a question has a subject of its own");
                };
    }

    private static String line(JsonNode text) {
        return plain(text) + "\n";
    }

    // Names and reasons are a stranger's; a line of theirs must not become a line of ours.
    private static String plain(JsonNode text) {
        return text.asText().replaceAll("\\p{Cntrl}", " ");
    }

    private static JsonNode parse(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a notice of ours is JSON", e);
        }
    }
}
