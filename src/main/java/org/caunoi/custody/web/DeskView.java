package org.caunoi.custody.web;

import java.util.List;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;

/**
 * The desk of somebody who carries papers.
 *
 * @param mine what they are liable for
 * @param waiting what is offered to them or waits for a witness
 * @param asked what they are asked about papers they signed for last
 * @param usual destination that is chosen already
 */
public record DeskView(
    List<UnitView.Line> mine,
    List<UnitView.Line> waiting,
    List<Asked> asked,
    List<Choice> destinations,
    String usual,
    FieldErrors errors) {

  /** A question about missing papers, and until when it should be answered. */
  public record Asked(String number, String spoken, String until) {

    public String href() {
      return "/custody/units/" + number;
    }
  }
}
