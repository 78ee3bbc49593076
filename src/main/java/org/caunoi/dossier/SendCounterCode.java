package org.caunoi.dossier;

import java.util.Map;
import org.caunoi.access.Attempts;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.dossier.CodeToSend.Purpose;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;

/** Sends a citizen who stands at a counter a code to their own phone, a few times at most. */
@Component
class SendCounterCode {

  private final Parties parties;
  private final ReturnCodes codes;
  private final CodeWay ways;
  private final Attempts attempts;
  private final AuditLog audit;

  SendCounterCode(
      Parties parties, ReturnCodes codes, CodeWay ways, Attempts attempts, AuditLog audit) {
    this.parties = parties;
    this.codes = codes;
    this.ways = ways;
    this.attempts = attempts;
    this.audit = audit;
  }

  /**
   * Refused: {@code no-phone} where there is none, {@code phone-codes-off} where none can be sent,
   * {@code too-many-attempts} after five in a quarter of an hour.
   *
   * @param counted what the attempts are counted as, with its colon
   */
  void send(SignedIn who, Dossier dossier, Purpose purpose, String counted, String act) {
    if (!ways.byPhone()) {
      throw Refused.conflict("phone-codes-off");
    }
    String subject = counted + dossier.code();
    attempts.refuseAbove(subject, CounterProof.TRIES);
    attempts.failed(subject);
    codes.send(dossier, new Contact(ways.of(parties.contact(dossier)).phone(), null), purpose);
    audit.write(
        dossier.filing().authority(),
        who.actor(),
        act,
        "dossier/" + dossier.code(),
        null,
        Map.of());
  }
}
