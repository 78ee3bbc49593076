package org.caunoi.assistance.web;

import java.util.List;
import org.caunoi.platform.web.SummaryRow;

/** What is printed for the citizen to take home after filing. */
public record SlipView(
    String code,
    String point,
    List<SummaryRow> rows,
    String explanation,
    Drawing qr,
    Drawing bars,
    String trackingAddress,
    String complaint) {}
