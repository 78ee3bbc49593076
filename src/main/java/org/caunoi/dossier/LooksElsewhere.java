package org.caunoi.dossier;

import java.util.List;

/** What of a dossier other rooms keep under subjects of their own; answered by those rooms. */
public interface LooksElsewhere {

  /** Subjects of audit rows that speak of these dossiers, such as {@code shipment/<id>}. */
  List<String> subjects(List<String> codes);

  /**
   * Whether only an investigator hears who looked there: where it would betray what a citizen said
   * in confidence to whoever has the slip in hand.
   */
  boolean isProtected();
}
