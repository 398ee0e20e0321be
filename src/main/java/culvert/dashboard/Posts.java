package culvert.dashboard;

import culvert.resources.ResourceId;
import culvert.sso.NoEntry;
import culvert.sso.Sessions;
import culvert.sso.Sessions.SignedOn;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets posts of our own pages through that carry no text worth giving back. */
@ApplicationScoped
class Posts {

    private final Sessions sessions;

    Posts(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Who sent the form. @throws NoEntry when it is not from a page of this session */
    SignedOn sender(Caller caller, FormFields form) {
        SignedOn who = sessions.require(new ResourceId(caller.id()), caller.session());
        FormGuard verdict = FormGuard.judge(who.session(), form.text(ConfigForm.FORM_TOKEN), caller.fetchSite());
        if (verdict != FormGuard.GENUINE) {
            throw new NoEntry();
        }
        return who;
    }
}
