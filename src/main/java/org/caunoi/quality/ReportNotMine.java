package org.caunoi.quality;

import java.util.List;
import org.caunoi.access.Attempts;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.TrackDossier;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.quality.Report.Kind;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody found a dossier in their name that they did not file: the Centre hears of it. */
@ActsAsHouse("the code of the dossier and the digits of the phone stand for a sign-in")
@Component
public class ReportNotMine {

  private static final int LONGEST = 500;
  private static final int MOST_PER_DOSSIER = 3;

  private final TrackDossier tracking;
  private final OpenReport reports;
  private final Attempts attempts;

  ReportNotMine(TrackDossier tracking, OpenReport reports, Attempts attempts) {
    this.tracking = tracking;
    this.reports = reports;
    this.attempts = attempts;
  }

  /** Refused as tracking where the key does not fit; the page may then not be shown. */
  public void check(String code, String key, String address) {
    tracking.byKey(code, key, address);
  }

  /**
   * Refused: {@code too-long} above 500 characters; {@code too-many-attempts} after three reports
   * about one dossier in a quarter of an hour; and as tracking.
   */
  @Transactional
  public void report(String code, String key, String address, @Nullable String text) {
    Dossier dossier = tracking.byKey(code, key, address).dossier();
    String words = Words.of(text);
    FieldError tooLong = Words.tooLong("/words", words, LONGEST);
    if (tooLong != null) {
      throw Refused.fields(List.of(tooLong));
    }
    attempts.refuseAbove("not-me:" + code, MOST_PER_DOSSIER);
    attempts.failed("not-me:" + code);
    reports.open(dossier, Kind.NOT_ME, words);
  }
}
