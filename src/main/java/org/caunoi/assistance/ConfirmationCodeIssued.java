package org.caunoi.assistance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A one-time code must reach the citizen's own phone. Heard inside the transaction that made it.
 *
 * @param phone in +84 form
 * @param code six digits, good for five minutes
 * @param procedureName what the code confirms, in Vietnamese
 * @param feeTotal đồng, or none where it is not known
 */
public record ConfirmationCodeIssued(
    UUID sessionId,
    String authority,
    String phone,
    String code,
    String procedureName,
    @Nullable Long feeTotal) {

  @Override
  public String toString() {
    return "ConfirmationCodeIssued[" + sessionId + "]";
  }
}
