package org.caunoi.access;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.caunoi.access.Accounts.Secrets;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** Signing in with a password, then with a one-time code where a role decides about dossiers. */
@Component
public class SignIn {

  private static final int LONGEST_NAME = 200;

  private final Accounts accounts;
  private final SignIns signIns;
  private final Badges badges;
  private final SignInLimits limits;
  private final OneTimeCodes codes;
  private final PasswordEncoder passwords;
  private final AuditLog audit;
  private final ApplicationEventPublisher events;
  private final SingletonSupplier<String> decoyHash;

  SignIn(
      Accounts accounts,
      SignIns signIns,
      Badges badges,
      SignInLimits limits,
      OneTimeCodes codes,
      PasswordEncoder passwords,
      AuditLog audit,
      ApplicationEventPublisher events) {
    this.accounts = accounts;
    this.signIns = signIns;
    this.badges = badges;
    this.limits = limits;
    this.codes = codes;
    this.passwords = passwords;
    this.audit = audit;
    this.events = events;
    this.decoyHash = SingletonSupplier.of(() -> passwords.encode(Tokens.next()));
  }

  /**
   * Checks the password; an unknown name takes as long as a wrong password and sounds the same
   * ({@code wrong-sign-in}); a badge that is over is named ({@code badge-over}).
   *
   * @return the cookie value; it opens nothing but the page of the next step until all are done
   */
  @Transactional(noRollbackFor = Refused.class)
  public Opened withPassword(String username, String password, String address) {
    String name = username.strip().toLowerCase(Locale.ROOT);
    if (name.length() > LONGEST_NAME || name.indexOf('\0') >= 0) {
      throw Refused.field("/password", "wrong-sign-in");
    }
    limits.check(name, address);
    Optional<Secrets> secrets = accounts.findSecrets(name);
    String decoy = decoyHash.obtain();
    String hash = secrets.map(Secrets::passwordHash).orElse(decoy);
    if (!passwords.matches(password, hash) || secrets.isEmpty()) {
      limits.failed(name, address);
      throw Refused.field("/password", "wrong-sign-in");
    }
    Account account = accounts.find(secrets.get().id()).orElseThrow();
    if (badges.isOver(account.id())) {
      audit.write(
          "-",
          SignIns.signedIn(account).actor(),
          "sign-in-refused",
          subject(account),
          null,
          Map.of("why", "badge-over"));
      throw Refused.field("/username", "badge-over");
    }
    return opened(account, false, address);
  }

  /**
   * Checks the one-time code of a sign-in whose password was right. Refused: {@code wrong-code},
   * {@code code-used} for one that was shown before.
   */
  @Transactional
  public Opened withCode(String token, String code, String address) {
    Account account = at(token, SignInStep.CODE);
    limits.check(account.username(), address);
    byte[] secret = accounts.findSecrets(account.username()).orElseThrow().sealedTotpSecret();
    OptionalLong halfMinute =
        secret == null ? OptionalLong.empty() : codes.halfMinute(account.id(), secret, code);
    if (halfMinute.isEmpty()) {
      limits.failed(account.username(), address);
      throw Refused.field("/code", "wrong-code");
    }
    if (!accounts.useCode(account.id(), halfMinute.getAsLong())) {
      throw Refused.field("/code", "code-used");
    }
    signIns.close(token);
    return opened(account, true, address);
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

  /** Whose sign-in stands before this step; {@code sign-in-needed} for any other. */
  Account at(String token, SignInStep step) {
    return signIns
        .find(token)
        .filter(current -> current.next() == step)
        .map(SignIns.Current::account)
        .orElseThrow(() -> new Refused(Refused.Kind.UNAUTHENTICATED, "sign-in-needed", List.of()));
  }

  /** A sign-in of somebody who showed so much; noted once nothing more is needed. */
  Opened opened(Account account, boolean secondFactorShown, String address) {
    String token = signIns.open(account.id(), secondFactorShown);
    SignIns.Current current = signIns.find(token).orElseThrow();
    if (current.complete()) {
      limits.succeeded(account.username(), address);
      audit.write("-", current.signedIn().actor(), "signed-in", subject(account), null, Map.of());
    }
    return new Opened(token, current.next());
  }

  private static String subject(Account account) {
    return "account/" + account.id();
  }

  /** A sign-in just opened, and what it still needs. */
  public record Opened(String token, SignInStep next) {

    public boolean needsCode() {
      return next == SignInStep.CODE;
    }
  }
}
