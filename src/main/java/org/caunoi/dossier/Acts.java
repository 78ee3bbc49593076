package org.caunoi.dossier;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.dossier.Dossiers.StoredAct;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Performs acts on dossiers: load what the person may see, let the dossier decide, store the act
 * and the new state together, tell the other rooms. Of two people who act at once one act is stored
 * and the other person is told who was faster.
 */
@Component
class Acts {

  private final Dossiers dossiers;
  private final HoldDossier holding;
  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;
  private final Clock clock;

  Acts(
      Dossiers dossiers,
      HoldDossier holding,
      JdbcClient jdbc,
      PersonalDataCipher cipher,
      ApplicationEventPublisher events,
      JsonMapper json,
      Clock clock) {
    this.dossiers = dossiers;
    this.holding = holding;
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** The dossier if this person may see it, else {@code dossier-not-found}. */
  Dossier get(SignedIn who, String code) {
    Optional<Dossier> found = DossierCode.fits(code) ? dossiers.find(code, who) : Optional.empty();
    return found.orElseThrow(() -> Refused.notFound("dossier-not-found"));
  }

  /** As above; refused with {@code somebody-was-faster} where it is not what the person saw. */
  Dossier get(SignedIn who, String code, @Nullable Integer seen) {
    return asSeen(get(who, code), seen);
  }

  /** As above, and nobody else acts on it until the transaction ends. */
  Dossier hold(SignedIn who, String code, @Nullable Integer seen) {
    if (!DossierCode.fits(code)) {
      throw Refused.notFound("dossier-not-found");
    }
    return asSeen(holding.hold(who, code), seen);
  }

  private Dossier asSeen(Dossier dossier, @Nullable Integer seen) {
    if (seen != null && seen != dossier.version()) {
      throw somebodyWasFaster(dossier);
    }
    return dossier;
  }

  /**
   * Performs one act of a signed-in person.
   *
   * @param seen version the person had on screen, null if they did not say
   */
  Dossier perform(
      SignedIn who, String code, @Nullable Integer seen, Act act, UnaryOperator<Dossier> step) {
    return perform(get(who, code), seen, who.actor(), who.displayName(), act, null, step);
  }

  Dossier perform(
      Dossier before,
      @Nullable Integer seen,
      Actor actor,
      String byName,
      Act act,
      @Nullable String resultLink,
      UnaryOperator<Dossier> step) {
    if (seen != null && seen != before.version()) {
      throw somebodyWasFaster(before);
    }
    Dossier after = step.apply(before);
    Instant at = now();
    StoredAct stored =
        new StoredAct(
            act.kind(),
            at,
            byName,
            act.note() == null ? null : cipher.seal(act.note(), before.place("note")),
            json.writeValueAsString(act.details()),
            UuidV7.next(clock));
    if (!dossiers.store(before, after, stored, actor)) {
      throw somebodyWasFaster(before);
    }
    events.publishEvent(
        new DossierActed(
            after.filing().authority(),
            after.filing().id(),
            after.code(),
            after.filing().procedureCode(),
            act.kind(),
            before.state(),
            after.state(),
            at,
            byName,
            after.progress().appointmentAt(),
            act.note(),
            resultLink,
            null));
    events.publishEvent(new ActStored(before, after, act.kind(), at, actor, byName));
    return after;
  }

  /** The spans in which the clock stood still: papers were asked for, or were lost. */
  List<Standstill> standstills(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT a.at AS began, a.kind = 'SUPPLEMENT_REQUESTED' AS asked,
                   EXISTS (SELECT 1 FROM dossier.act e
                           WHERE e.authority = a.authority AND e.dossier_id = a.dossier_id AND e.no < a.no
                             AND e.kind = 'EXTENDED') AS after_apology,
                   (SELECT min(b.at) FROM dossier.act b
                    WHERE b.authority = a.authority AND b.dossier_id = a.dossier_id AND b.no > a.no
                      AND b.kind = CASE a.kind WHEN 'CLOCK_PAUSED' THEN 'CLOCK_RESUMED' ELSE 'SUPPLEMENTED' END) AS ended
            FROM dossier.act a
            WHERE a.authority = :authority AND a.dossier_id = :id AND a.kind IN ('SUPPLEMENT_REQUESTED', 'CLOCK_PAUSED')
            ORDER BY a.no
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(
            (rs, n) -> {
              Instant ended = Dossiers.instant(rs, "ended");
              return new Standstill(
                  Objects.requireNonNull(Dossiers.instant(rs, "began")),
                  ended == null ? now() : ended,
                  rs.getBoolean("asked"),
                  rs.getBoolean("after_apology"));
            })
        .list();
  }

  private Refused somebodyWasFaster(Dossier before) {
    return jdbc.sql(
            """
            SELECT by_name, kind, at FROM dossier.act
            WHERE authority = :authority AND dossier_id = :id ORDER BY no DESC LIMIT 1
            """)
        .param("authority", before.filing().authority())
        .param("id", before.filing().id())
        .query(
            (rs, n) ->
                Refused.conflict(
                    "somebody-was-faster",
                    rs.getString("by_name"),
                    VietnamTime.moment(Objects.requireNonNull(Dossiers.instant(rs, "at")))))
        .single();
  }

  /**
   * A span in which the clock stood still.
   *
   * @param asked whether the authority waited for the citizen
   * @param afterApology whether it began after an apology had named a new day
   */
  record Standstill(Instant from, Instant to, boolean asked, boolean afterApology) {}
}
