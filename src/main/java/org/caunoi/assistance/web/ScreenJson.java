package org.caunoi.assistance.web;

import org.caunoi.assistance.OpenScreen.Sight;
import org.caunoi.assistance.Person;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.SessionState;
import org.caunoi.assistance.Summary;
import org.caunoi.assistance.web.ScreenFrame.Helper;
import org.caunoi.network.Points;
import org.jspecify.annotations.Nullable;

/**
 * What the citizen sees. Nothing personal while the screen is dark and once the session is over.
 *
 * @param dark while the clerk has to show who they are
 * @param cardRight whether the citizen said that the card is theirs
 * @param triesLeft tries left for the code on the phone; 0 where no code is good now
 */
record ScreenJson(
    Helper helper,
    boolean dark,
    boolean over,
    boolean cardRight,
    int triesLeft,
    @Nullable SessionState state,
    @Nullable Person person,
    @Nullable String summaryHash,
    @Nullable Summary summary,
    @Nullable String dossierCode) {

  static ScreenJson of(Sight sight, Points points) {
    Opened opened = sight.opened();
    Opened shown = sight.looking().over() ? null : opened;
    return new ScreenJson(
        Helper.of(sight, points),
        sight.looking().dark(),
        sight.looking().over(),
        sight.cardRight(),
        sight.triesLeft(),
        opened == null ? null : opened.session().state(),
        shown == null ? null : shown.person(),
        shown == null ? null : shown.session().work().summaryHash(),
        shown == null ? null : shown.summary(),
        opened == null ? null : opened.session().work().dossierCode());
  }
}
