package org.caunoi.notification.web;

import java.util.List;
import org.caunoi.notification.SandboxBlock.Row;
import org.jspecify.annotations.Nullable;

/**
 * A list another room shows beside the messages.
 *
 * @param press words of the button below it; null where there is none
 * @param action where the button leads
 */
public record BlockView(
    String title, List<Row> rows, @Nullable String press, @Nullable String action) {}
