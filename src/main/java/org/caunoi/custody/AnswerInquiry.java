package org.caunoi.custody;

import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.Inquiry.Answer;
import org.caunoi.custody.model.Loss;
import org.caunoi.dossier.Note;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever signed last for missing papers says where they are; said once, and never changed. */
@Component
public class AnswerInquiry {

  private static final int LENGTH = 500;

  private final Ledger ledger;
  private final Inquiries inquiries;

  AnswerInquiry(Ledger ledger, Inquiries inquiries) {
    this.ledger = ledger;
    this.inquiries = inquiries;
  }

  /**
   * Refused: {@code unit-not-found}, {@code no-inquiry}, {@code inquiry-not-for-you}, {@code
   * inquiry-answered}; at {@code /answer} {@code answer-needed}; at {@code /words} {@code
   * too-long}, {@code bad-characters}.
   */
  @Transactional
  public void answer(SignedIn who, String unit, @Nullable Answer answer, @Nullable String words) {
    who.require(Permission.CARRY_PAPERS);
    if (answer == null) {
      throw Refused.field("/answer", "answer-needed");
    }
    String own = Note.bounded("/words", words, LENGTH);
    Held held = ledger.hold(unit);
    Inquiry inquiry = inquiries.of(unit).orElseThrow(() -> Refused.conflict("no-inquiry"));
    if (held.state(unit).loss() == Loss.NONE) {
      throw Refused.conflict("no-inquiry");
    }
    if (!inquiry.person().equals(who.accountId())) {
      throw Refused.conflict("inquiry-not-for-you", inquiry.name());
    }
    if (!inquiries.answer(inquiry, answer, own, ledger.now())) {
      throw Refused.conflict("inquiry-answered");
    }
    ledger.note(
        who.actor(),
        CustodyAct.KEEPER_ANSWERED,
        inquiry.authority(),
        unit,
        Map.of("answer", answer.name()));
  }
}
