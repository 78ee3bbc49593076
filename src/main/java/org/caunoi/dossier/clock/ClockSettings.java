package org.caunoi.dossier.clock;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the clocks of an authority run. A value that makes no sense refuses the start.
 *
 * @param leadDays working days before the promise at which the holder is reminded
 * @param usual shares of the term for a procedure whose version says nothing of its own
 * @param own shares by procedure code, where an authority does better than the version says
 * @param extensionDays working days behind the old promise that a prepared apology proposes
 * @param takeInHours working hours in which intake should answer a filing or a supplement
 * @param withdrawalHours working hours in which a wish to withdraw should be answered
 * @param answerLeadDays working days before the end of a wait at which the citizen is reminded
 * @param receiveHours working hours in which a receiver should confirm a hand-over
 */
@ConfigurationProperties("caunoi.clocks")
public record ClockSettings(
    @DefaultValue("1") int leadDays,
    @DefaultValue Shares usual,
    @DefaultValue Map<String, Shares> own,
    @DefaultValue("3") int extensionDays,
    @DefaultValue("8") int takeInHours,
    @DefaultValue("8") int withdrawalHours,
    @DefaultValue("1") int answerLeadDays,
    @DefaultValue("8") int receiveHours) {

  public ClockSettings {
    if (leadDays < 1 || leadDays > 60 || extensionDays < 1 || extensionDays > 60) {
      throw new IllegalArgumentException(
          "caunoi.clocks: lead-days must be 1 to 60, extension-days 1 to 60");
    }
    if (takeInHours < 1 || withdrawalHours < 1 || takeInHours > 400 || withdrawalHours > 400) {
      throw new IllegalArgumentException(
          "caunoi.clocks: take-in-hours and withdrawal-hours must be 1 to 400");
    }
    if (receiveHours < 1 || receiveHours > 400) {
      throw new IllegalArgumentException("caunoi.clocks: receive-hours must be 1 to 400");
    }
    if (answerLeadDays < 1 || answerLeadDays > 60) {
      throw new IllegalArgumentException("caunoi.clocks: answer-lead-days must be 1 to 60");
    }
    own = Map.copyOf(own);
  }

  /**
   * Which part of the working time until the promise has passed when a step should be done; the
   * signature has until the promise itself.
   */
  public record Shares(@DefaultValue("0.2") double assign, @DefaultValue("0.8") double review) {

    public Shares {
      if (!(assign > 0 && assign <= review && review <= 1)) {
        throw new IllegalArgumentException(
            "caunoi.clocks: shares must be above 0, at most 1, and assign not above review");
      }
    }
  }
}
