package org.caunoi.catalogue;

import java.util.Map;
import java.util.Optional;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.reference.YamlEdit;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody has seen the document: the value is confirmed with its source, as a draft. */
@Component
public class ConfirmValue {

  private static final int LONGEST = 300;

  private final ProcedureVersions versions;
  private final Drafts drafts;
  private final ChangeProcedure changing;

  ConfirmValue(ProcedureVersions versions, Drafts drafts, ChangeProcedure changing) {
    this.versions = versions;
    this.drafts = drafts;
    this.changing = changing;
  }

  /**
   * Writes source and confidence into the draft of the procedure, or begins one; nothing else in
   * the file changes. Refused: {@code procedure-not-found}, {@code value-unknown}, {@code
   * value-confirmed}; at {@code /source} {@code required} and {@code too-long}; {@code draft-waits}
   * while a second person looks at the procedure.
   *
   * @param path as in {@link UnconfirmedValues.Value}
   */
  @Transactional
  public void confirm(SignedIn who, String code, String path, String source) {
    String named = source.strip().replaceAll("\\p{Cntrl}+", " ");
    if (named.isEmpty()) {
      throw Refused.field("/source", "required");
    }
    if (named.length() > LONGEST) {
      throw Refused.field("/source", "too-long", LONGEST);
    }
    Optional<Draft> draft = drafts.find(code);
    String text =
        draft
            .map(Draft::text)
            .or(() -> versions.newestText(code))
            .orElseThrow(() -> Refused.notFound("procedure-not-found"));
    String place = place(path);
    String confidence =
        YamlEdit.scalar(text, place + "/confidence")
            .orElseThrow(() -> Refused.notFound("value-unknown"));
    if (confidence.equals(Confidence.SEEN.key())) {
      throw Refused.conflict("value-confirmed");
    }
    String confirmed =
        YamlEdit.replace(
            text, Map.of(place + "/source", named, place + "/confidence", Confidence.SEEN.key()));
    changing.save(who, code, confirmed, draft.map(Draft::edition).orElse(0));
  }

  /** Whether a text has the value confirmed already. */
  public static boolean isConfirmed(String text, String path) {
    return YamlEdit.scalar(text, place(path) + "/confidence")
        .filter(Confidence.SEEN.key()::equals)
        .isPresent();
  }

  /** Values of lists carry their own source, all others have it under {@code sources}. */
  private static String place(String path) {
    return path.matches("(terms|fees|legalBasis)\\[\\d+]")
        ? path.replaceAll("\\[(\\d+)]", "/$1")
        : "sources/" + path;
  }
}
