package org.caunoi.custody;

import org.caunoi.access.SignedIn;

/** The room that has the citizens' own screens. */
public interface CitizenScreens {

  /** Whether a screen at this clerk's counter can show something of this dossier now. */
  boolean canShow(SignedIn who, String dossierCode);
}
