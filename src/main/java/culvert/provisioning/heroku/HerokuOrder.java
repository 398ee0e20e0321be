package culvert.provisioning.heroku;

import culvert.provisioning.OrderBody;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;
import culvert.security.Secret;
import java.util.Optional;

/**
 * The body of a provisioning request. Version 3 names the add-on by {@code uuid} and brings a grant; the legacy form names
 * the app by {@code heroku_id}, with or without a {@code uuid}, and brings none.
 *
 * @param addon the platform's name for the order
 * @param app the platform's name for what variables are set on
 * @param grantCode what is exchanged for the tokens of this add-on
 */
record HerokuOrder(String addon, AppId app, String plan, Optional<Secret> grantCode) {

    static HerokuOrder read(byte[] body) {
        OrderBody order = OrderBody.read(body);
        Optional<String> legacy = order.optionalName("heroku_id");
        String addon = order.optionalName("uuid").or(() -> legacy).orElseGet(() -> order.name("uuid"));
        Optional<Secret> grantCode = order.textIn("oauth_grant", "code").map(Secret::of);
        String app = grantCode.isPresent() ? addon : legacy.orElse(addon);
        return new HerokuOrder(addon, new AppId(app), order.name("plan"), grantCode);
    }

    Order order() {
        return new Order(PlatformName.HEROKU, Optional.of(addon), app, plan);
    }
}
