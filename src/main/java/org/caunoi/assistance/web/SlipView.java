package org.caunoi.assistance.web;

import java.util.List;
import org.caunoi.platform.web.Drawing;
import org.caunoi.platform.web.SummaryRow;
import org.jspecify.annotations.Nullable;

/**
 * What is printed for the citizen to take home after filing; {@code reprint} marks a later print,
 * {@code personal} says that the citizen is named on it and still at the counter, {@code proof}
 * leads to the filing in the sealed history.
 */
public record SlipView(
    String code,
    @Nullable String reprint,
    String point,
    List<SummaryRow> rows,
    String explanation,
    Drawing qr,
    Drawing bars,
    String trackingAddress,
    @Nullable Drawing proof,
    String complaint,
    boolean personal) {}
