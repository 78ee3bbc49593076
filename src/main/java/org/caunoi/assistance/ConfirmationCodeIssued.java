package org.caunoi.assistance;

import java.util.Locale;
import java.util.UUID;
import org.caunoi.catalogue.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A one-time code must reach the citizen's own phone. Heard inside the transaction that made it.
 *
 * @param phone in +84 form
 * @param code six digits, good for five minutes
 * @param procedure name of what the code confirms
 * @param feeTotal đồng, or none where it is not known
 */
public record ConfirmationCodeIssued(
    UUID sessionId,
    String authority,
    String phone,
    String code,
    LocalizedText procedure,
    @Nullable Long feeTotal) {

  /** The procedure as a reader of this language calls it. */
  public String procedure(Locale language) {
    return procedure.in(language);
  }

  @Override
  public String toString() {
    return "ConfirmationCodeIssued[" + sessionId + "]";
  }
}
