package org.caunoi.assistance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.access.Tokens;
import org.caunoi.audit.AuditLog;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Authorities;
import org.caunoi.network.Points;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The clerk offers the citizen a screen of their own: a link for its camera and a code to type. */
@Component
public class OfferScreen {

  static final Duration GOOD_FOR = Duration.ofMinutes(10);

  /** Without the characters that people mix up. */
  private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

  private static final int CODE_LENGTH = 6;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SessionActs acts;
  private final Screens screens;
  private final Points points;
  private final Authorities authorities;
  private final PersonalDataCipher cipher;
  private final AuditLog audit;
  private final Clock clock;

  OfferScreen(
      SessionActs acts,
      Screens screens,
      Points points,
      Authorities authorities,
      PersonalDataCipher cipher,
      AuditLog audit,
      Clock clock) {
    this.acts = acts;
    this.screens = screens;
    this.points = points;
    this.authorities = authorities;
    this.cipher = cipher;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A screen for this session only; the offer before, if nobody took it up, is void. Refused:
   * {@code session-not-found}, {@code session-closed}.
   */
  @Transactional
  public Offer forSession(SignedIn who, UUID sessionId) {
    Session session = acts.hold(who, sessionId, null);
    if (session.isClosed()) {
      throw Refused.conflict("session-closed");
    }
    screens.withdrawOffers(session);
    return offer(who, session.authority(), session.opening().pointId(), session);
  }

  /**
   * A screen that stays at the clerk's counter until they sign out. Refused: {@code no-point},
   * {@code point-closed}.
   */
  @Transactional
  public Offer forCounter(SignedIn who) {
    who.require(Permission.HELP_CITIZEN);
    AgentPoint point = points.getOpen(who.requirePoint(), VietnamTime.day(clock.instant()));
    screens.withdrawCounterOffers(who.accountId());
    String authority = authorities.forRule("commune-of-residence", point.communeCode()).code();
    return offer(who, authority, point.id(), null);
  }

  /** How many screens show this session now. Refused: {@code session-not-found}. */
  @Transactional(readOnly = true)
  public int inUse(SignedIn who, UUID sessionId) {
    return screens.inUse(acts.get(who, sessionId), clock.instant());
  }

  private Offer offer(SignedIn who, String authority, String pointId, @Nullable Session session) {
    Screen screen =
        new Screen(
            authority,
            UuidV7.next(clock),
            session == null ? null : session.id(),
            pointId,
            session == null ? who.accountId() : session.opening().clerkId(),
            session == null ? who.displayName() : session.opening().clerkName(),
            session == null ? who.badge() : session.opening().clerkBadge());
    String token = Tokens.next();
    String code =
        RANDOM
            .ints(CODE_LENGTH, 0, LETTERS.length())
            .mapToObj(i -> LETTERS.substring(i, i + 1))
            .collect(Collectors.joining());
    Instant until = clock.instant().plus(GOOD_FOR);
    screens.offer(screen, Tokens.hash(token), cipher.lookup("screen-code", code), until);
    String subject = session == null ? "counter/" + pointId : "assistance-session/" + session.id();
    audit.write(
        authority, who.actor(), "screen-offered", subject, null, Map.of("screen", screen.id()));
    return new Offer(token, code, until);
  }

  /**
   * An offer that one device may take up once.
   *
   * @param token last part of the link
   * @param code six letters and digits, the same offer for typing
   */
  public record Offer(String token, String code, Instant until) {

    @Override
    public String toString() {
      return "Offer[" + until + "]";
    }
  }
}
