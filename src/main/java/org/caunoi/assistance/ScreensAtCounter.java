package org.caunoi.assistance;

import java.time.Clock;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.CitizenScreens;
import org.springframework.stereotype.Component;

/**
 * The screens that can show a list of papers: the counter's, or the one of the dossier's session.
 */
@Component
class ScreensAtCounter implements CitizenScreens {

  private final Screens screens;
  private final Clock clock;

  ScreensAtCounter(Screens screens, Clock clock) {
    this.screens = screens;
    this.clock = clock;
  }

  @Override
  public boolean canShow(SignedIn who, String dossierCode) {
    return who.pointId() != null && screens.canShow(who, dossierCode, clock.instant());
  }
}
