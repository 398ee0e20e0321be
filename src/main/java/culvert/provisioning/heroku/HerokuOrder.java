package culvert.provisioning.heroku;

import culvert.provisioning.OrderBody;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.security.Secret;
import java.util.Optional;

/**
 * The body of a provisioning request. Version 3 names the add-on by {@code uuid} and brings a grant; the legacy form names
 * the app by {@code heroku_id} and brings none.
 *
 * @param addon the platform's name for what variables are set on
 * @param grantCode what is exchanged for the tokens of this add-on
 */
record HerokuOrder(String addon, String plan, Optional<Secret> grantCode) {

    static HerokuOrder read(byte[] body) {
        OrderBody order = OrderBody.read(body);
        return new HerokuOrder(
                order.optionalName("uuid")
                        .or(() -> order.optionalName("heroku_id"))
                        .orElseGet(() -> order.name("uuid")),
                order.name("plan"),
                order.textIn("oauth_grant", "code").map(Secret::of));
    }

    Order order() {
        return new Order(PlatformName.HEROKU, Optional.of(addon), new AppId(addon), plan);
    }
}
