package org.caunoi.custody.web;

import java.util.List;
import org.caunoi.platform.web.Drawing;

/** What is stuck on a bag or an envelope; no word on it names a person. */
public record LabelView(
    String title,
    String number,
    String spoken,
    String seal,
    String destination,
    String eta,
    String leaves,
    List<String> manifest,
    String pdf,
    Drawing qr,
    Drawing bars) {}
