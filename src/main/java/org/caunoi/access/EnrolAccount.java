package org.caunoi.access;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a person into the network with a first password. */
@Component
public class EnrolAccount {

  private final Accounts accounts;
  private final OneTimeCodes codes;
  private final PasswordEncoder passwords;
  private final AuditLog audit;
  private final Clock clock;

  EnrolAccount(
      Accounts accounts,
      OneTimeCodes codes,
      PasswordEncoder passwords,
      AuditLog audit,
      Clock clock) {
    this.accounts = accounts;
    this.codes = codes;
    this.passwords = passwords;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Creates the account; a decision role gets a code secret at once. Refused: {@code
   * username-taken}, {@code username-malformed}, and what {@link FirstPasswords#check} refuses.
   */
  @Transactional
  public UUID enrol(Actor by, NewAccount person) {
    if (!person.username().matches("[a-z0-9][a-z0-9.-]{1,39}")) {
      throw Refused.field("/username", "username-malformed");
    }
    FirstPasswords.check("/password", person.password());
    if (accounts.findByUsername(person.username()).isPresent()) {
      throw Refused.field("/username", "username-taken");
    }
    UUID id = UuidV7.next(clock);
    boolean decides = person.roles().stream().anyMatch(Role::needsSecondFactor);
    Account account =
        new Account(
            id,
            person.username(),
            person.displayName(),
            person.badge(),
            true,
            person.roles(),
            person.pointId(),
            person.authority(),
            decides);
    byte[] secret = person.codeSecret() == null ? OneTimeCodes.newSecret() : person.codeSecret();
    accounts.add(
        account, passwords.encode(person.password()), decides ? codes.seal(id, secret) : null);
    audit.write(
        "-", by, "account-enrolled", "account/" + id, null, Map.of("roles", person.roles()));
    return id;
  }

  /**
   * Who is taken in.
   *
   * @param password the first password, at least ten characters
   * @param codeSecret secret of the code generator; null lets the house make one
   */
  public record NewAccount(
      String username,
      String displayName,
      String badge,
      String password,
      Set<Role> roles,
      @Nullable String pointId,
      @Nullable String authority,
      byte @Nullable [] codeSecret) {

    public NewAccount(
        String username,
        String displayName,
        String badge,
        String password,
        Set<Role> roles,
        @Nullable String pointId,
        @Nullable String authority) {
      this(username, displayName, badge, password, roles, pointId, authority, null);
    }
  }
}
