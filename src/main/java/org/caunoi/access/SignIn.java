package org.caunoi.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.caunoi.access.Accounts.Secrets;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Signing in with a password, then with a one-time code where a role decides about dossiers. */
@Component
public class SignIn {

  private static final int PER_ACCOUNT_AND_ADDRESS = 5;
  private static final int PER_ACCOUNT = 30;
  private static final int PER_ADDRESS = 60;

  private final Accounts accounts;
  private final SignIns signIns;
  private final Badges badges;
  private final Attempts attempts;
  private final OneTimeCodes codes;
  private final PasswordEncoder passwords;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final String decoyHash;

  SignIn(
      Accounts accounts,
      SignIns signIns,
      Badges badges,
      Attempts attempts,
      OneTimeCodes codes,
      PasswordEncoder passwords,
      AuditLog audit,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.badges = badges;
    this.attempts = attempts;
    this.codes = codes;
    this.passwords = passwords;
    this.audit = audit;
    this.events = events;
    this.decoyHash = passwords.encode(Tokens.next());
  }

  /**
   * Checks the password; an unknown name takes as long as a wrong password and sounds the same
   * ({@code wrong-sign-in}); a badge that is over is named ({@code badge-over}).
   *
   * @return the cookie value; it opens nothing but the code page until the second factor is shown
   */
  @Transactional
  public Opened withPassword(String username, String password, String address) {
    String name = username.strip().toLowerCase(Locale.ROOT);
    limit(name, address);
    Optional<Secrets> secrets = accounts.findSecrets(name);
    String hash = secrets.map(Secrets::passwordHash).orElse(decoyHash);
    if (!passwords.matches(password, hash) || secrets.isEmpty()) {
      failed(name, address);
      throw Refused.field("/password", "wrong-sign-in");
    }
    Account account = accounts.find(secrets.get().id()).orElseThrow();
    if (badges.isOver(account.id())) {
      throw Refused.field("/username", "badge-over");
    }
    boolean needsCode = account.needsSecondFactor();
    String token = signIns.open(account.id(), false);
    if (!needsCode) {
      succeeded(account, name, address);
    }
    return new Opened(token, needsCode);
  }

  /** Checks the one-time code of a sign-in whose password was right ({@code wrong-code} else). */
  @Transactional
  public Opened withCode(String token, String code, String address) {
    SignIns.Current current =
        signIns
            .find(token)
            .orElseThrow(
                () -> new Refused(Refused.Kind.UNAUTHENTICATED, "sign-in-needed", List.of()));
    Account account = current.account();
    limit(account.username(), address);
    byte[] secret = accounts.findSecrets(account.username()).orElseThrow().sealedTotpSecret();
    if (secret == null || !codes.matches(account.id(), secret, code.replaceAll("\\s", ""))) {
      failed(account.username(), address);
      throw Refused.field("/code", "wrong-code");
    }
    signIns.close(token);
    String complete = signIns.open(account.id(), true);
    succeeded(account, account.username(), address);
    return new Opened(complete, false);
  }

  /** Ends one sign-in; an unknown cookie value does nothing. */
  @Transactional
  public void end(String token) {
    signIns
        .find(token)
        .ifPresent(
            current -> {
              signIns.close(token);
              audit.write(
                  "-",
                  current.signedIn().actor(),
                  "signed-out",
                  subject(current.account()),
                  null,
                  Map.of());
              events.publishEvent(new SignedOut(current.account().id()));
            });
  }

  private void limit(String name, String address) {
    attempts.refuseAbove("sign-in:" + name + "@" + address, PER_ACCOUNT_AND_ADDRESS);
    attempts.refuseAbove("sign-in:" + name, PER_ACCOUNT);
    attempts.refuseAbove("sign-in@" + address, PER_ADDRESS);
  }

  private void failed(String name, String address) {
    attempts.failed("sign-in:" + name + "@" + address);
    attempts.failed("sign-in:" + name);
    attempts.failed("sign-in@" + address);
  }

  private void succeeded(Account account, String name, String address) {
    attempts.succeeded("sign-in:" + name + "@" + address);
    Actor actor =
        new Actor(
            account.id(),
            name,
            account.pointId() == null ? account.authority() : account.pointId());
    audit.write("-", actor, "signed-in", subject(account), null, Map.of());
  }

  private static String subject(Account account) {
    return "account/" + account.id();
  }

  /**
   * A sign-in just opened.
   *
   * @param needsCode whether the one-time code must still be shown
   */
  public record Opened(String token, boolean needsCode) {}
}
