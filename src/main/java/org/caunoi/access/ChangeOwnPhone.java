package org.caunoi.access;

import java.util.Map;
import java.util.regex.Pattern;
import org.caunoi.audit.AuditLog;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody signed in says by which phone and extension citizens reach them at work. */
@Component
public class ChangeOwnPhone {

  /** Digits, and the words people write an extension with. */
  private static final Pattern PHONE =
      Pattern.compile("(?=(?:.*\\d){3})[\\p{L}\\p{M}\\d+()., /-]{3,60}");

  private final Accounts accounts;
  private final AuditLog audit;

  ChangeOwnPhone(Accounts accounts, AuditLog audit) {
    this.accounts = accounts;
    this.audit = audit;
  }

  /**
   * Refused: {@code account-not-found} for a system, {@code work-phone-unreadable}.
   *
   * @param phone empty takes it away
   */
  @Transactional
  public void change(SignedIn who, String phone) {
    if (accounts.find(who.accountId()).isEmpty()) {
      throw Refused.notFound("account-not-found");
    }
    String text = phone.strip();
    if (!text.isEmpty() && !PHONE.matcher(text).matches()) {
      throw Refused.field("/phone", "work-phone-unreadable");
    }
    accounts.setWorkPhone(who.accountId(), text.isEmpty() ? null : text);
    audit.write(
        "-", who.actor(), "work-phone-changed", "account/" + who.accountId(), null, Map.of());
  }
}
