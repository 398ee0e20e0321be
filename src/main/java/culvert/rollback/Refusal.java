package culvert.rollback;

import static culvert.vpnc.Directive.CISCO_UDP_ENCAPSULATION_PORT;
import static culvert.vpnc.Directive.DOMAIN;
import static culvert.vpnc.Directive.ENABLE_NO_ENCRYPTION;
import static culvert.vpnc.Directive.ENABLE_SINGLE_DES;
import static culvert.vpnc.Directive.ENABLE_WEAK_AUTHENTICATION;
import static culvert.vpnc.Directive.ENABLE_WEAK_ENCRYPTION;
import static culvert.vpnc.Directive.IKE_AUTHMODE;
import static culvert.vpnc.Directive.IKE_DH_GROUP;
import static culvert.vpnc.Directive.IPSEC_GATEWAY;
import static culvert.vpnc.Directive.IPSEC_ID;
import static culvert.vpnc.Directive.IPSEC_SECRET;
import static culvert.vpnc.Directive.NAT_TRAVERSAL_MODE;
import static culvert.vpnc.Directive.PERFECT_FORWARD_SECRECY;
import static culvert.vpnc.Directive.VENDOR;
import static culvert.vpnc.Directive.XAUTH_INTERACTIVE;
import static culvert.vpnc.Directive.XAUTH_PASSWORD;
import static culvert.vpnc.Directive.XAUTH_USERNAME;

import culvert.vpnc.Directive;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * The causes with which a gateway answers and refuses, and what in a config can bring each about. Another gateway, or another
 * group on it, may refuse anything.
 */
final class Refusal {

    private static final Set<Directive> WHO_IS_ASKED = EnumSet.of(IPSEC_GATEWAY, IPSEC_ID);
    private static final Set<Directive> ENCRYPTION = EnumSet.of(
            ENABLE_SINGLE_DES, ENABLE_WEAK_ENCRYPTION, ENABLE_NO_ENCRYPTION, ENABLE_WEAK_AUTHENTICATION, VENDOR);
    private static final Set<Directive> USER =
            EnumSet.of(XAUTH_USERNAME, XAUTH_PASSWORD, XAUTH_INTERACTIVE, DOMAIN, IPSEC_SECRET, IKE_AUTHMODE);

    private static final Map<String, Set<Directive>> BROUGHT_ABOUT_BY = Map.of(
            "group-secret-refused", with(EnumSet.of(IPSEC_SECRET, IKE_AUTHMODE)),
            "credentials-refused", with(USER),
            "password-asked-for", with(USER),
            "group-or-proposal-refused", with(ENCRYPTION, EnumSet.of(IKE_DH_GROUP, IKE_AUTHMODE, IPSEC_SECRET)),
            "proposal-refused",
                    with(
                            ENCRYPTION,
                            EnumSet.of(
                                    IKE_DH_GROUP,
                                    PERFECT_FORWARD_SECRECY,
                                    IKE_AUTHMODE,
                                    NAT_TRAVERSAL_MODE,
                                    CISCO_UDP_ENCAPSULATION_PORT)),
            "weak-cipher", with(ENCRYPTION),
            "closed-by-gateway", EnumSet.allOf(Directive.class));

    private Refusal() {}

    /**
     * Whether the change can explain what a supervisor reported.
     *
     * @param cause a word of docs/reports.schema.json; those with which no gateway answered are explained by nothing
     */
    static boolean isExplainedBy(String cause, Set<Directive> changed) {
        return !Collections.disjoint(BROUGHT_ABOUT_BY.getOrDefault(cause, Set.of()), changed);
    }

    @SafeVarargs
    private static Set<Directive> with(Set<Directive>... sets) {
        Set<Directive> all = EnumSet.copyOf(WHO_IS_ASKED);
        for (Set<Directive> set : sets) {
            all.addAll(set);
        }
        return all;
    }
}
