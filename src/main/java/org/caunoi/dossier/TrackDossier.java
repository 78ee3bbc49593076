package org.caunoi.dossier;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.caunoi.access.Attempts;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.dossier.ReadDossier.PastAct;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Looks a dossier up without an account: code and last four digits, or code and the key of the slip's
 * QR. A wrong guess and an unknown code sound the same, and guessing is limited.
 */
@Component
public class TrackDossier {

  private static final int TRIES_PER_CODE = 10;
  private static final int TRIES_PER_ADDRESS = 60;

  private final Dossiers dossiers;
  private final ReadDossier reader;
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
  @Transactional
  public String keyFor(String code, String digits, String address) {
    limit(code, address);
    Optional<Dossier> dossier =
        dossiers.find(code).filter(found -> digitsMatch(found, digits.strip()));
    if (dossier.isEmpty()) {
      throw wrong(code, address);
    }
    return keys.keyOf(code);
  }

  /** Refused: {@code tracking-not-found}, {@code too-many-attempts}. */
  @Transactional
  public Tracked byKey(String code, String key, String address) {
    limit(code, address);
    Optional<Dossier> found = keys.keyOf(code).equals(key) ? dossiers.find(code) : Optional.empty();
    Dossier dossier = found.orElseThrow(() -> wrong(code, address));
    audit.write(
        dossier.filing().authority(),
        Actor.CITIZEN,
        "dossier-tracked",
        "dossier/" + code,
        "tracking",
        Map.of());
    return new Tracked(
        dossier,
        catalogue.get(dossier.filing().procedureVersion()),
        authorities.get(dossier.filing().authority()),
        reader.history(dossier));
  }

  /** Sends a fresh result link to the applicant; refused: {@code no-result} until there is one. */
  @Transactional
  public void sendResultLink(String code, String key, String address) {
    Dossier dossier = byKey(code, key, address).dossier();
    if (dossier.state() != DossierState.DONE && dossier.state() != DossierState.RETURNED) {
      throw Refused.conflict("no-result");
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

  /** What the citizen may know of their dossier. */
  public record Tracked(
      Dossier dossier,
      ProcedureVersion procedure,
      Authority authority,
      List<PastAct> history) {}
}
