package org.caunoi.custody;

import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.LossFile.Compensation;
import org.caunoi.custody.LossFile.Payer;
import org.caunoi.custody.LossFile.Stage;
import org.caunoi.custody.LossSteps.Case;
import org.caunoi.custody.Remake.Way;
import org.caunoi.dossier.Note;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the Centre decides about papers that are declared lost: how they come into being again, what
 * the citizen is paid, and that all is done. Nobody who ever kept them decides, and whoever named
 * the sum does not close.
 */
@Component
public class DecideLoss {

  private static final int LENGTH = 500;

  private final Ledger ledger;
  private final LossSteps steps;
  private final LossRules rules;

  DecideLoss(Ledger ledger, LossSteps steps, LossRules rules) {
    this.ledger = ledger;
    this.steps = steps;
    this.rules = rules;
  }

  /**
   * How they shall come into being again; may be chosen anew until they have. Refused: {@code
   * unit-not-found}, {@code not-an-envelope}, {@code not-declared-lost}, {@code made-again-before},
   * {@code sits-on-a-side}; {@code required} at {@code /way}.
   */
  @Transactional
  public void choose(SignedIn who, String envelope, @Nullable Way way) {
    if (way == null) {
      throw Refused.field("/way", "required");
    }
    Open open = open(who, envelope);
    if (open.file().stage().compareTo(Stage.MADE_AGAIN) >= 0) {
      throw Refused.conflict("made-again-before");
    }
    steps.choose(open.about(), way);
    note(open.about(), CustodyAct.WAY_CHOSEN, Map.of("way", way.name()));
  }

  /**
   * What the citizen is paid, or 0 and why nothing. Refused as above, with {@code not-made-again},
   * {@code compensated-before}; at {@code /amount} {@code required}, {@code amount-out-of-range};
   * at {@code /payer} {@code payer-needed}; at {@code /words} {@code compensation-ground-needed},
   * {@code too-long}, {@code bad-characters}.
   *
   * @param payer null where nothing is paid
   * @param words why so much, or why nothing
   */
  @Transactional
  public void compensate(
      SignedIn who,
      String envelope,
      @Nullable Long amount,
      @Nullable Payer payer,
      @Nullable String words) {
    Open open = open(who, envelope);
    if (open.file().stage().compareTo(Stage.MADE_AGAIN) < 0) {
      throw Refused.conflict("not-made-again");
    }
    if (open.file().compensation() != null) {
      throw Refused.conflict("compensated-before");
    }
    if (amount == null) {
      throw Refused.field("/amount", "required");
    }
    long most = rules.on(open.file().declaredAt()).compensationMost();
    if (amount < 0 || amount > most) {
      throw Refused.field("/amount", "amount-out-of-range", most);
    }
    if (amount > 0 && payer == null) {
      throw Refused.field("/payer", "payer-needed");
    }
    String why = Note.bounded("/words", words, LENGTH);
    if (why == null) {
      throw Refused.field("/words", "compensation-ground-needed");
    }
    steps.compensate(open.about(), amount, amount == 0 ? null : payer, why);
    note(open.about(), CustodyAct.COMPENSATED, Map.of("amount", amount));
  }

  /**
   * All is done. Refused as above, with {@code not-compensated}, {@code loss-closed-before}, {@code
   * decided-by-you} for whoever named the sum.
   */
  @Transactional
  public void close(SignedIn who, String envelope) {
    Open open = open(who, envelope);
    if (open.file().stage() == Stage.CLOSED) {
      throw Refused.conflict("loss-closed-before");
    }
    Compensation decided = open.file().compensation();
    if (decided == null) {
      throw Refused.conflict("not-compensated");
    }
    if (decided.byId().equals(who.accountId())) {
      throw Refused.conflict("decided-by-you");
    }
    steps.close(open.about());
    note(open.about(), CustodyAct.LOSS_CLOSED, Map.of());
  }

  private Open open(SignedIn who, String envelope) {
    who.require(Permission.SETTLE_CUSTODY);
    Held held = ledger.hold(envelope);
    if (held.state(envelope).bag()) {
      throw Refused.conflict("not-an-envelope");
    }
    LossFile file =
        steps.of(held.history(envelope)).orElseThrow(() -> Refused.conflict("not-declared-lost"));
    if (held.history(envelope).spans().stream()
        .anyMatch(span -> span.keeper().person().equals(who.accountId()))) {
      throw Refused.conflict("sits-on-a-side");
    }
    UUID id = ledger.deed(who, "").ids().get();
    String authority = held.authority(envelope);
    return new Open(file, new Case(authority, id, envelope, file.declared(), who, ledger.now()));
  }

  private void note(Case about, CustodyAct act, Map<String, ?> details) {
    ledger.note(about.who().actor(), act, about.authority(), about.envelope(), details);
  }

  private record Open(LossFile file, Case about) {}
}
