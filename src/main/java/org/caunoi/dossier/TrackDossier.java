package org.caunoi.dossier;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caunoi.access.Attempts;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.dossier.ReadDossier.PastAct;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.caunoi.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks a dossier up without an account: code and last four digits, or code and the key of the
 * slip's QR. A wrong guess and an unknown code sound the same, and guessing is limited; whoever
 * holds the right key is let in however often others guessed.
 */
@ActsAsHouse("the code of the dossier and the digits of the phone stand for a sign-in")
@Component
public class TrackDossier {

  private static final int TRIES_PER_CODE = 10;
  private static final int TRIES_PER_ADDRESS = 60;

  private final Dossiers dossiers;
  private final ReadDossier reader;
  private final Parties parties;
  private final CodeWay ways;
  private final TrackingKeys keys;
  private final Catalogue catalogue;
  private final Authorities authorities;
  private final Attempts attempts;
  private final AuditLog audit;
  private final ResultLinks links;
  private final Acts acts;
  private final ApplicationEventPublisher events;
  private final JdbcClient jdbc;

  TrackDossier(
      Dossiers dossiers,
      ReadDossier reader,
      Parties parties,
      CodeWay ways,
      TrackingKeys keys,
      Catalogue catalogue,
      Authorities authorities,
      Attempts attempts,
      AuditLog audit,
      ResultLinks links,
      Acts acts,
      ApplicationEventPublisher events,
      JdbcClient jdbc) {
    this.dossiers = dossiers;
    this.reader = reader;
    this.parties = parties;
    this.ways = ways;
    this.keys = keys;
    this.catalogue = catalogue;
    this.authorities = authorities;
    this.attempts = attempts;
    this.audit = audit;
    this.links = links;
    this.acts = acts;
    this.events = events;
    this.jdbc = jdbc;
  }

  /** The key for a code whose last digits are right; refused as {@link #byKey}. */
  public String keyFor(String code, String digits, String address) {
    limit(code, address);
    Optional<Dossier> dossier =
        dossiers.find(code).filter(found -> digitsMatch(found, digits.strip()));
    if (dossier.isEmpty()) {
      throw wrong(code, address);
    }
    return keys.keyOf(code);
  }

  /**
   * The key a program has: the slip's own, or that of the digits. Refused: {@code required} at
   * {@code /Tracking-Digits} where there is neither; as {@link #keyFor}.
   */
  public String keyOf(String code, String key, String digits, String address) {
    if (key.isBlank() && digits.isBlank()) {
      throw Refused.field("/Tracking-Digits", "required");
    }
    return key.isBlank() ? keyFor(code, digits, address) : key;
  }

  /** Refused: {@code tracking-not-found}, {@code too-many-attempts}. */
  public Tracked byKey(String code, String key, String address) {
    Optional<Dossier> found = keyFits(code, key) ? dossiers.find(code) : Optional.empty();
    if (found.isEmpty()) {
      limit(code, address);
      throw wrong(code, address);
    }
    Dossier dossier = found.get();
    audit.writeLook(
        dossier.filing().authority(),
        Actor.CITIZEN,
        "dossier-tracked",
        "dossier/" + code,
        "tracking",
        Map.of());
    return new Tracked(
        dossier,
        catalogue.get(dossier.filing().procedureVersion()),
        authorities.get(dossier.unit()),
        reader.history(dossier),
        ways.of(parties.contact(dossier)));
  }

  /**
   * Sends a fresh result link to the applicant; refused: {@code no-result} until there is one that
   * is given out electronically, {@code no-phone} where no link can arrive.
   */
  @Transactional
  public void sendResultLink(String code, String key, String address) {
    Tracked tracked = byKey(code, key, address);
    Dossier dossier = tracked.dossier();
    boolean issued =
        dossier.state() == DossierState.DONE || dossier.state() == DossierState.RETURNED;
    if (!issued || dossier.filing().returnBy() != ReturnWay.ELECTRONIC) {
      throw Refused.conflict("no-result");
    }
    if (!tracked.reached().isReached()) {
      throw Refused.conflict("no-phone");
    }
    attempts.refuseAbove("result-link:" + code, 5);
    attempts.failed("result-link:" + code);
    events.publishEvent(
        new ResultLinkMade(
            dossier.filing().authority(),
            dossier.filing().id(),
            code,
            links.open(dossier, acts.now())));
  }

  private boolean keyFits(String code, String key) {
    return MessageDigest.isEqual(
        keys.keyOf(code).getBytes(StandardCharsets.UTF_8), key.getBytes(StandardCharsets.UTF_8));
  }

  private boolean digitsMatch(Dossier dossier, String digits) {
    return jdbc.sql(
            """
            SELECT count(*) = 1 FROM dossier.dossier
            WHERE authority = :authority AND id = :id AND tracking_hash = :hash
            """)
        .param("authority", dossier.filing().authority())
        .param("id", dossier.filing().id())
        .param("hash", keys.digitsHash(dossier.code(), digits))
        .query(Boolean.class)
        .single();
  }

  private void limit(String code, String address) {
    if (!DossierCode.fits(code)) {
      throw Refused.notFound("tracking-not-found");
    }
    attempts.refuseAbove("track:" + code, TRIES_PER_CODE);
    attempts.refuseAbove("track@" + address, TRIES_PER_ADDRESS);
  }

  private Refused wrong(String code, String address) {
    attempts.failed("track:" + code);
    attempts.failed("track@" + address);
    return Refused.notFound("tracking-not-found");
  }

  /**
   * What the citizen may know of their dossier.
   *
   * @param reached by which way a code reaches them
   */
  public record Tracked(
      Dossier dossier,
      ProcedureVersion procedure,
      Authority authority,
      List<PastAct> history,
      Contact reached) {}
}
