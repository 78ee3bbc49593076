package org.caunoi.custody;

import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.Fact.Lapsed;
import org.caunoi.custody.model.Fact.LossCleared;
import org.caunoi.custody.model.Fact.Offered;
import org.caunoi.custody.model.Fact.Suspected;
import org.caunoi.custody.model.History;

/** Whether whoever keeps something said that they gave it away, and nobody has answered since. */
final class Given {

  private Given() {}

  /**
   * A carrier may report a pick-up long after the offer lapsed: that takes nothing from its word.
   */
  static boolean unanswered(History history) {
    for (Event event : history.applied().reversed()) {
      switch (event.fact()) {
        case Lapsed lapsed -> {}
        case Suspected suspected -> {}
        case LossCleared cleared -> {}
        case Offered offered -> {
          return offered.to() == null || offered.to().equals(history.require().destination());
        }
        default -> {
          return false;
        }
      }
    }
    return false;
  }
}
