package org.caunoi.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.party.EmailAddress;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mail addresses of colleagues, sealed; only for reminders about their own work. */
@Component
public class StaffAddresses {

  private final JdbcClient jdbc;
  private final PersonalDataCipher cipher;
  private final Accounts accounts;
  private final AuditLog audit;

  StaffAddresses(JdbcClient jdbc, PersonalDataCipher cipher, Accounts accounts, AuditLog audit) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.accounts = accounts;
    this.audit = audit;
  }

  /** Addresses of those of them who have one and are not switched off. */
  public List<String> of(Collection<UUID> people) {
    return jdbc.sql(
            """
            SELECT id, sealed_email FROM access.account
            WHERE id = ANY (CAST(:ids AS uuid[])) AND active AND sealed_email IS NOT NULL ORDER BY id
            """)
        .param("ids", people.stream().map(UUID::toString).toArray(String[]::new))
        .query(
            (rs, n) ->
                cipher.open(
                    rs.getBytes("sealed_email"),
                    place(Objects.requireNonNull(rs.getObject("id", UUID.class)))))
        .list();
  }

  public Optional<String> find(UUID account) {
    return of(List.of(account)).stream().findFirst();
  }

  /** Empty takes it away. Refused: {@code account-not-found}, {@code email-malformed}. */
  @Transactional
  public void put(SignedIn by, UUID account, String address) {
    by.require(Permission.MANAGE_PEOPLE);
    String text = address.strip();
    if (!text.isEmpty() && EmailAddress.tryParse(text).isEmpty()) {
      throw Refused.field("/email", "email-malformed");
    }
    if (accounts.find(account).isEmpty()) {
      throw Refused.notFound("account-not-found");
    }
    jdbc.sql("UPDATE access.account SET sealed_email = CAST(:email AS bytea) WHERE id = :id")
        .param("email", text.isEmpty() ? null : cipher.seal(text, place(account)))
        .param("id", account)
        .update();
    audit.write(
        "-",
        by.actor(),
        "account-address-changed",
        "account/" + account,
        null,
        Map.of("removed", text.isEmpty()));
  }

  private static String place(UUID account) {
    return "access/email/" + account;
  }
}
