package org.caunoi.dossier.web;

import org.caunoi.dossier.DossierState;
import org.caunoi.platform.web.Tone;

/** The colour and sign a state is shown with. */
final class StateTones {

  private StateTones() {}

  static Tone of(DossierState state) {
    return switch (state) {
      case NEW -> Tone.INFO;
      case ACCEPTED, PROCESSING -> Tone.WAITING;
      case SUPPLEMENT_REQUESTED, FINANCIAL_DUTY, WITHDRAWAL_REQUESTED -> Tone.WARNING;
      case NOT_ACCEPTED -> Tone.DANGER;
      case STOPPED -> Tone.NEUTRAL;
      case DONE, RETURNED -> Tone.SUCCESS;
    };
  }
}
