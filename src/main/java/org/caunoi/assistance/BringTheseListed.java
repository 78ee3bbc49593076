package org.caunoi.assistance;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A citizen went home to fetch papers. Heard inside the transaction that closed the session.
 *
 * @param phone in +84 form, or none where the citizen wants no message
 * @param papers names of the missing papers, in Vietnamese
 */
public record BringTheseListed(
    UUID sessionId,
    String authority,
    @Nullable String phone,
    String procedureName,
    List<String> papers,
    String pointName) {

  @Override
  public String toString() {
    return "BringTheseListed[" + sessionId + "]";
  }
}
