package org.caunoi.custody.web;

import java.util.List;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;

/**
 * The desk of somebody who carries papers.
 *
 * @param mine what they are liable for
 * @param waiting what is offered to them or waits for a witness
 * @param several loose envelopes that are offered to them and can be taken over together
 * @param scanned numbers of them that were scanned already, one a line
 * @param asked what they are asked about papers they signed for last
 * @param usual destination that is chosen already
 */
public record DeskView(
    List<Stop> mine,
    List<Stop> waiting,
    List<UnitView.Line> several,
    String scanned,
    List<Asked> asked,
    List<Choice> destinations,
    String usual,
    FieldErrors errors) {

  /**
   * What is brought to, or fetched at, one stop of the round.
   *
   * @param title empty where there is no round
   */
  public record Stop(String title, List<UnitView.Line> lines) {}

  /** A question about missing papers, and until when it should be answered. */
  public record Asked(String number, String spoken, String until) {

    public String href() {
      return "/custody/units/" + number;
    }
  }
}
