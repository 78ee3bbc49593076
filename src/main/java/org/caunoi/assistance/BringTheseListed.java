package org.caunoi.assistance;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.caunoi.catalogue.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A citizen went home to fetch papers. Heard inside the transaction that closed the session.
 *
 * @param phone in +84 form, or none where the citizen wants no message
 * @param missing names of the missing papers
 */
public record BringTheseListed(
    UUID sessionId,
    String authority,
    @Nullable String phone,
    String procedureName,
    List<LocalizedText> missing,
    String pointName) {

  /** The missing papers as a reader of this language calls them. */
  public List<String> papers(Locale language) {
    return missing.stream().map(paper -> paper.in(language)).toList();
  }

  @Override
  public String toString() {
    return "BringTheseListed[" + sessionId + "]";
  }
}
