package culvert.provisioning.scalingo;

import culvert.provisioning.OrderBody;
import culvert.resources.AppId;
import culvert.resources.Order;
import culvert.resources.PlatformName;

/**
 * The body of a provisioning request: {@code app_id} (opaque; may contain {@code @}), {@code plan}, and {@code uuid}, the
 * platform's id of the add-on ({@code ad-…}), which not every version of the platform sends. {@code options} may be an
 * object, null or missing; no plan of ours has any.
 */
final class ScalingoOrder {

    private ScalingoOrder() {}

    static Order read(byte[] body) {
        OrderBody order = OrderBody.read(body);
        return new Order(
                PlatformName.SCALINGO, order.optionalName("uuid"), new AppId(order.name("app_id")), order.name("plan"));
    }
}
