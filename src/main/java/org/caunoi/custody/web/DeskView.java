package org.caunoi.custody.web;

import java.util.List;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;

/**
 * The desk of somebody who carries papers.
 *
 * @param mine what they are liable for
 * @param waiting what is offered to them or waits for a witness
 * @param usual destination that is chosen already
 */
public record DeskView(
    List<UnitView.Line> mine,
    List<UnitView.Line> waiting,
    List<Choice> destinations,
    String usual,
    FieldErrors errors) {}
