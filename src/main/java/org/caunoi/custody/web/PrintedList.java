package org.caunoi.custody.web;

import java.util.List;
import org.caunoi.platform.web.SummaryRow;

/**
 * A list or label as it is printed.
 *
 * @param columns heads of the table; empty where there is none
 * @param signatures who signs
 * @param qr picture as a data address
 */
public record PrintedList(
    String title,
    String number,
    String spoken,
    List<SummaryRow> rows,
    List<String> columns,
    List<List<String>> table,
    List<String> signatures,
    String fine,
    String qr,
    String bars) {}
