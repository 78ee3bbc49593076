package org.caunoi.custody;

import java.util.List;
import java.util.UUID;
import org.caunoi.access.Attempts;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.Deed;
import org.caunoi.custody.model.Event;
import org.caunoi.custody.model.UnitState;
import org.caunoi.document.SentFile;
import org.caunoi.dossier.AtCounter;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.dossier.ReturnAtCounter;
import org.caunoi.dossier.ReturnByPost;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The citizen takes an envelope at the counter, against the card and a code or a signature. Where
 * the dossier waits to be returned it ends in the same act.
 */
@KeepsRefusals
@Component
public class HandToCitizen {

  private static final int TRIES = 5;

  private final Ledger ledger;
  private final PaperSets sets;
  private final KeepSignature signatures;
  private final ReadDossier dossiers;
  private final ReturnAtCounter counter;
  private final ReturnByPost returning;
  private final Attempts attempts;
  private final List<ProofElsewhere> elsewhere;

  HandToCitizen(
      Ledger ledger,
      PaperSets sets,
      KeepSignature signatures,
      ReadDossier dossiers,
      ReturnAtCounter counter,
      ReturnByPost returning,
      Attempts attempts,
      List<ProofElsewhere> elsewhere) {
    this.ledger = ledger;
    this.sets = sets;
    this.signatures = signatures;
    this.dossiers = dossiers;
    this.counter = counter;
    this.returning = returning;
    this.attempts = attempts;
    this.elsewhere = elsewhere;
  }

  /**
   * Sends the code to the citizen's phone; refused as {@link ReturnAtCounter#sendCode}, and with
   * {@code unit-not-found}.
   */
  @Transactional
  public void sendCode(SignedIn who, String envelope) {
    who.require(Permission.CARRY_PAPERS);
    counter.sendCode(who, dossierOf(who, envelope).code());
  }

  /**
   * Refused: {@code not-the-keeper}, {@code wrong-direction}, {@code unit-in-bag}, {@code
   * offer-open}, {@code proof-elsewhere}, {@code too-many-attempts}; at {@code /signature} {@code
   * signature-missing} where no code was sent; at {@code /personalId} {@code card-needed}, {@code
   * wrong-person}; at {@code /code} {@code wrong-code}.
   */
  @Transactional
  public void hand(SignedIn who, String envelope, Shown shown) {
    who.require(Permission.CARRY_PAPERS);
    Held held = ledger.hold(envelope);
    if (elsewhere.stream().anyMatch(room -> room.demands(envelope))) {
      throw Refused.conflict("proof-elsewhere");
    }
    UnitState unit = held.state(envelope);
    Deed deed = ledger.deed(who, unit.destination());
    deed.hand(unit, new UUID(0, 0));
    Dossier dossier = dossierOf(who, envelope);
    if (shown.personalId().isBlank()) {
      throw Refused.field("/personalId", "card-needed");
    }
    boolean waits = returning.waits(dossier.code());
    boolean code = shown.phoneCode() != null && !shown.phoneCode().isBlank();
    UUID proof =
        waits && code && shown.signature() == null
            ? dossier.filing().id()
            : signatures.keep(shown.signature(), dossier);
    Event handed = deed.hand(unit, proof);
    ledger.store(who, CustodyAct.HANDED_TO_CITIZEN, envelope, held, List.of(handed));
    if (waits) {
      counter.handOver(
          who,
          dossier.code(),
          null,
          new AtCounter(shown.personalId(), shown.phoneCode(), shown.signature()));
    } else {
      checkCard(dossier, shown.personalId());
    }
  }

  private void checkCard(Dossier dossier, String personalId) {
    String subject = "hand-card:" + dossier.code();
    attempts.refuseAbove(subject, TRIES);
    if (!returning.isApplicant(dossier.code(), personalId)) {
      attempts.failed(subject);
      throw Refused.field("/personalId", "wrong-person");
    }
  }

  private Dossier dossierOf(SignedIn who, String envelope) {
    String code =
        sets.ofEnvelope(envelope)
            .map(PaperSet::dossierCode)
            .orElseThrow(() -> Refused.notFound("unit-not-found"));
    return dossiers.facts(who, code);
  }

  /**
   * What the citizen showed.
   *
   * @param signature drawn, or a scan of the signed list
   * @param phoneCode the code sent to the phone; for people without a phone, null
   */
  public record Shown(
      @Nullable SentFile signature, String personalId, @Nullable String phoneCode) {}
}
