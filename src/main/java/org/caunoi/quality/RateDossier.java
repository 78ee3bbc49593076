package org.caunoi.quality;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.Dossier.Filing;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.quality.Report.Kind;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A citizen rates how it went, once per dossier. Where money was asked for, the words go into a
 * protected report and the rating keeps no trace of it.
 */
@ActsAsHouse("the code of the dossier and the digits of the phone stand for a sign-in")
@Component
public class RateDossier {

  private static final int LONGEST = 500;

  private final TrackDossier tracking;
  private final OpenReport reports;
  private final PersonalDataCipher cipher;
  private final AuditLog audit;
  private final JdbcClient jdbc;
  private final Clock clock;

  RateDossier(
      TrackDossier tracking,
      OpenReport reports,
      PersonalDataCipher cipher,
      AuditLog audit,
      JdbcClient jdbc,
      Clock clock) {
    this.tracking = tracking;
    this.reports = reports;
    this.cipher = cipher;
    this.audit = audit;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Whether a dossier can be rated now, for whoever holds its key; refused as tracking: {@code
   * tracking-not-found}, {@code too-many-attempts}.
   */
  public Standing standing(String code, String key, String address) {
    Dossier dossier = tracking.byKey(code, key, address).dossier();
    if (isRated(dossier)) {
      return Standing.ALREADY_RATED;
    }
    return mayBeRated(dossier) ? Standing.OPEN : Standing.TOO_EARLY;
  }

  /**
   * Keeps the rating; refused: {@code invalid-fields} with pointers {@code /ease}, {@code
   * /satisfaction} (1 to 5), {@code /moneyAsked}, {@code /words} (500 characters); {@code
   * not-ratable-yet}, {@code already-rated}; and as tracking.
   *
   * @return when it was rated
   */
  @Transactional
  public Instant rate(String code, String key, String address, Rating rating) {
    Dossier dossier = tracking.byKey(code, key, address).dossier();
    if (!mayBeRated(dossier)) {
      throw Refused.conflict("not-ratable-yet");
    }
    String words = Words.of(rating.words());
    List<FieldError> errors = errors(rating, words);
    if (!errors.isEmpty()) {
      throw Refused.fields(errors);
    }
    boolean moneyAsked = Boolean.TRUE.equals(rating.moneyAsked());
    Instant now = clock.instant();
    store(dossier, rating, moneyAsked ? null : words, now);
    if (moneyAsked) {
      reports.open(dossier, Kind.MONEY_ASKED, words);
    }
    return now;
  }

  private void store(Dossier dossier, Rating rating, @Nullable String words, Instant now) {
    Filing filing = dossier.filing();
    int stored =
        jdbc.sql(
                """
                INSERT INTO quality.rating (authority, dossier_id, dossier_code, point_id, helper_id, ease, satisfaction,
                                            sealed_words, rated_at)
                VALUES (:authority, :id, :code, CAST(:point AS text), CAST(:helper AS uuid), :ease, :satisfaction,
                        CAST(:words AS bytea), :at)
                ON CONFLICT DO NOTHING
                """)
            .param("authority", filing.authority())
            .param("id", filing.id())
            .param("code", filing.code())
            .param("point", filing.pointId())
            .param("helper", filing.helperId())
            .param("ease", rating.ease())
            .param("satisfaction", rating.satisfaction())
            .param(
                "words", words == null ? null : cipher.seal(words, "quality/rating/" + filing.id()))
            .param("at", now.atOffset(ZoneOffset.UTC))
            .update();
    if (stored == 0) {
      throw Refused.conflict("already-rated");
    }
    audit.write(
        filing.authority(),
        Actor.CITIZEN,
        "dossier-rated",
        "dossier/" + filing.code(),
        null,
        Map.of());
  }

  private static List<FieldError> errors(Rating rating, @Nullable String words) {
    List<FieldError> errors = new ArrayList<>();
    grade("/ease", rating.ease(), errors);
    grade("/satisfaction", rating.satisfaction(), errors);
    if (rating.moneyAsked() == null) {
      errors.add(FieldError.of("/moneyAsked", "required"));
    }
    FieldError tooLong = Words.tooLong("/words", words, LONGEST);
    if (tooLong != null) {
      errors.add(tooLong);
    }
    return errors;
  }

  private static void grade(String pointer, @Nullable Integer grade, List<FieldError> errors) {
    if (grade == null) {
      errors.add(FieldError.of(pointer, "required"));
    } else if (grade < 1 || grade > 5) {
      errors.add(FieldError.of(pointer, "out-of-range", 1, 5));
    }
  }

  private static boolean mayBeRated(Dossier dossier) {
    return switch (dossier.state()) {
      case NOT_ACCEPTED, STOPPED, DONE, RETURNED -> true;
      case NEW, ACCEPTED, PROCESSING, SUPPLEMENT_REQUESTED, FINANCIAL_DUTY, WITHDRAWAL_REQUESTED ->
          false;
    };
  }

  private boolean isRated(Dossier dossier) {
    return jdbc.sql(
            """
            SELECT count(*) = 1 FROM quality.rating WHERE authority = :authority AND dossier_id = :id
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .query(Boolean.class)
        .single();
  }

  /** Whether a rating is welcome. */
  public enum Standing {
    OPEN,
    TOO_EARLY,
    ALREADY_RATED
  }

  /**
   * What a citizen says; unchecked.
   *
   * @param ease whether it was easy to understand, 1 to 5
   * @param satisfaction 1 to 5
   * @param moneyAsked whether anybody asked for money
   */
  public record Rating(
      @Nullable Integer ease,
      @Nullable Integer satisfaction,
      @Nullable Boolean moneyAsked,
      @Nullable String words) {

    @Override
    public String toString() {
      return "Rating[sealed]";
    }
  }
}
