package org.caunoi.dossier.clock;

import java.time.LocalDate;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ExtendPromise;
import org.caunoi.dossier.ReadDossier;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A lead confirms a prepared apology: only now form 04 is made and the citizen told. */
@Component
public class ConfirmApology {

  private final ReadDossier reading;
  private final ChangeApology changing;
  private final ApologyWords words;
  private final ExtendPromise extending;

  ConfirmApology(
      ReadDossier reading, ChangeApology changing, ApologyWords words, ExtendPromise extending) {
    this.reading = reading;
    this.changing = changing;
    this.words = words;
    this.extending = extending;
  }

  /**
   * Refused: {@code apology-not-prepared}, {@code apology-changed}, and as {@link ExtendPromise}.
   *
   * @param edition exactly what the lead has read
   * @param day the day it named then; one that the house proposes moves on when it passes
   */
  @Transactional
  public Dossier confirm(
      SignedIn who, String code, @Nullable Integer seen, int edition, @Nullable LocalDate day) {
    who.require(Permission.EXTEND_PROMISE);
    PreparedApology read = changing.read(reading.facts(who, code), edition);
    if (day != null && !day.equals(read.day())) {
      throw Refused.conflict("apology-changed");
    }
    return extending.extend(who, code, seen, read.day(), words.of(read));
  }
}
