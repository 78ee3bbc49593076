package org.caunoi.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.EnrolAccount.NewAccount;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.shared.Refused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The administrators of a house that nobody works in yet: two or more, for all needs four eyes. */
@Component
class FirstAdministrators {

  private final JdbcClient jdbc;
  private final EnrolAccount enrolling;
  private final FirstPasswords passwords;
  private final SetupCodes setups;

  FirstAdministrators(
      JdbcClient jdbc, EnrolAccount enrolling, FirstPasswords passwords, SetupCodes setups) {
    this.jdbc = jdbc;
    this.enrolling = enrolling;
    this.passwords = passwords;
    this.setups = setups;
  }

  /**
   * Each is called by the user name until another administrator writes the real one. Refused:
   * {@code accounts-exist}, {@code two-needed}, and what {@link EnrolAccount} refuses.
   */
  @Transactional
  List<First> make(List<String> names) {
    if (Set.copyOf(names).size() < 2) {
      throw Refused.field("/names", "two-needed");
    }
    jdbc.sql("LOCK TABLE access.account IN SHARE ROW EXCLUSIVE MODE").update();
    if (jdbc.sql("SELECT EXISTS (SELECT 1 FROM access.account)").query(Boolean.class).single()) {
      throw Refused.conflict("accounts-exist");
    }
    return names.stream().map(this::make).toList();
  }

  private First make(String name) {
    String password = Tokens.readable(4);
    UUID id =
        enrolling.enrol(
            Actor.HOUSE,
            new NewAccount(name, name, "", password, Set.of(Role.ADMINISTRATOR), null, null));
    passwords.give(id, password, null);
    return new First(name, password, setups.give(id, null));
  }

  /** What is handed to one of them; both keys count for the first sign-in. */
  record First(String name, String password, String setupCode) {}
}
