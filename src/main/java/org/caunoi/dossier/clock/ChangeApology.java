package org.caunoi.dossier.clock;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ExtendPromise;
import org.caunoi.dossier.Note;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An officer puts a prepared apology right: reason, words, day. Nothing is sent by it. */
@Component
public class ChangeApology {

  private static final int LENGTH = 1000;

  private final ReadDossier reading;
  private final PreparedApologies apologies;
  private final ExtendPromise extending;
  private final AuditLog audit;
  private final Clock clock;

  ChangeApology(
      ReadDossier reading,
      PreparedApologies apologies,
      ExtendPromise extending,
      AuditLog audit,
      Clock clock) {
    this.reading = reading;
    this.apologies = apologies;
    this.extending = extending;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Refused: {@code apology-not-prepared}, {@code apology-changed}, {@code unknown-option} at
   * {@code /reason}, {@code reason-needed}, {@code too-long}, {@code bad-characters} at {@code
   * /words}, {@code not-a-working-day}, {@code not-later-than-promised}, {@code day-passed} at
   * {@code /day}, {@code dossier-not-found}.
   *
   * @param edition the edition that was read
   */
  @Transactional
  public PreparedApology change(
      SignedIn who,
      String code,
      int edition,
      String reason,
      @Nullable String words,
      LocalDate day) {
    who.require(Permission.WATCH_PROMISES);
    Dossier dossier = reading.facts(who, code);
    ApologyReason chosen =
        ApologyReason.find(reason).orElseThrow(() -> Refused.field("/reason", "unknown-option"));
    String own = Note.bounded("/words", words, LENGTH);
    if (chosen == ApologyReason.OTHER && own == null) {
      throw Refused.field("/words", "reason-needed");
    }
    PreparedApology read = read(dossier, edition);
    Instant moment = extending.endOf(day);
    Instant now = clock.instant();
    if (!moment.isAfter(read.promise())) {
      throw Refused.field("/day", "not-later-than-promised");
    }
    if (!moment.isAfter(now)) {
      throw Refused.field("/day", "day-passed");
    }
    if (!apologies.change(dossier, read, chosen, own, day, who, now)) {
      throw Refused.conflict("apology-changed");
    }
    audit.write(
        dossier.filing().authority(),
        who.actor(),
        "apology-prepared",
        "dossier/" + code,
        null,
        Map.of("reason", chosen, "day", day));
    return apologies.find(dossier).orElseThrow();
  }

  PreparedApology read(Dossier dossier, int edition) {
    PreparedApology read =
        apologies.find(dossier).orElseThrow(() -> Refused.conflict("apology-not-prepared"));
    if (read.edition() != edition) {
      throw Refused.conflict("apology-changed");
    }
    return read;
  }
}
