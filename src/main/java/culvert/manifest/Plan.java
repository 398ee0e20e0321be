package culvert.manifest;

import java.math.BigDecimal;

/**
 * One plan of the add-on.
 *
 * @param price EUR for 30 days
 * @param description Markdown
 */
public record Plan(String name, String displayName, BigDecimal price, String description) {}
