package culvert.notices.mail;

import static org.assertj.core.api.Assertions.assertThat;

import culvert.notices.Notice;
import culvert.notices.NoticeEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MailTextTest {

    @Test
    void it_is_plain_and_short_and_says_what_to_do() {
        MailText mail =
                MailText.of(new Notice("1", NoticeEvent.DOWN, """
                        {"app": "shop", "at": "2026-11-28T10:00:00Z", "summary": "The VPN of shop is down in all 2 containers.",
                         "tunnels": {"connected": 0, "changes": 5},
                         "diagnosis": {"headline": "The gateway refuses the user name ada or its password.",
                                       "remedy": "Type both anew.", "contact": "you, who run the app"}}"""), "https://culvert.example/mail/stop?token=x");

        assertThat(mail.subject()).isEqualTo("VPN of shop: down");
        assertThat(mail.text()).isEqualTo("""
                The VPN of shop is down in all 2 containers.

                The gateway refuses the user name ada or its password.
                What to do: Type both anew.
                Whom to ask: you, who run the app

                It changed 5 times since the last notice.

                More on the dashboard, which you open from your platform.
                As of 2026-11-28T10:00:00Z.

                --\s
                No more of these: https://culvert.example/mail/stop?token=x
                """);
    }

    @Test
    void a_strangers_name_makes_no_line_of_its_own() {
        MailText mail = MailText.of(
                new Notice("1", NoticeEvent.TEST, "{\"app\": \"a\\r\\nBcc: eve@example.com\", \"summary\": \"x\\ny\"}"),
                "stop");

        assertThat(mail.subject()).isEqualTo("VPN of a  Bcc: eve@example.com: a test");
        assertThat(mail.text()).startsWith("x y\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ops@example.com", " o'neil+vpn@Example.COM ", "a@b"})
    void addresses_are_read(String text) {
        assertThat(MailAddress.read(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ops",
                "@example.com",
                "ops@",
                "ops@example.com, eve@example.com",
                "Ops <ops@example.com>",
                "ops@example.com\r\nBcc: eve@example.com",
                "\"a b\"@example.com",
                "öps@example.com"
            })
    void what_is_no_single_address_is_refused(String text) {
        assertThat(MailAddress.read(text)).isEmpty();
    }
}
