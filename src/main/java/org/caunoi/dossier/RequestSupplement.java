package org.caunoi.dossier;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Asks the citizen, once, for everything that is missing (state 5, form 02); the clock stands still. */
@Component
public class RequestSupplement {

  private static final int REASON_LENGTH = 1000;

  private final Acts acts;

  RequestSupplement(Acts acts) {
    this.acts = acts;
  }

  /**
   * Refused: {@code reason-needed}, {@code too-long}, {@code dossier-not-found}, {@code
   * wrong-state}, {@code somebody-was-faster}.
   *
   * @param reasons each thing that is missing with its reason, in words the citizen will read
   */
  @Transactional
  public Dossier request(
      SignedIn who, String code, @Nullable Integer seen, List<Reason> reasons) {
    who.require(Permission.REQUEST_SUPPLEMENT);
    if (reasons.isEmpty()) {
      throw Refused.field("/reasons", "reason-needed");
    }
    for (int i = 0; i < reasons.size(); i++) {
      String text = reasons.get(i).text().strip();
      if (text.isEmpty()) {
        throw Refused.field("/reasons/" + i + "/text", "reason-needed");
      }
      if (text.length() > REASON_LENGTH) {
        throw Refused.fields(
            List.of(FieldError.of("/reasons/" + i + "/text", "too-long", REASON_LENGTH)));
      }
    }
    String words =
        reasons.stream().map(reason -> "• " + reason.text().strip()).collect(Collectors.joining("\n"));
    List<String> components = reasons.stream().map(Reason::component).toList();
    return acts.perform(
        who,
        code,
        seen,
        new Act(ActKind.SUPPLEMENT_REQUESTED, words, Map.of("components", components)),
        Dossier::requestSupplement);
  }

  /**
   * One thing that is missing or unclear.
   *
   * @param component key of the component, or {@code form} for the form itself
   */
  public record Reason(String component, String text) {}
}
