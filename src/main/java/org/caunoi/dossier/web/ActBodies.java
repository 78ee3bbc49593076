package org.caunoi.dossier.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** What comes with an act. */
final class ActBodies {

  private ActBodies() {}

  /** An act that needs nothing said. */
  record NothingBody() implements StrictBody {}

  /** Words the citizen will read. */
  record ReasonBody(@Nullable String reason) implements StrictBody {

    static @Nullable String of(@Nullable ReasonBody body) {
      return body == null ? null : body.reason;
    }

    String text() {
      return reason == null ? "" : reason;
    }
  }

  record NoteBody(@Nullable String note) implements StrictBody {

    static @Nullable String of(@Nullable NoteBody body) {
      return body == null ? null : body.note;
    }
  }

  /**
   * Everything that is missing, in one request.
   *
   * @param reasons at least one
   */
  record SupplementBody(@Nullable List<@Nullable ReasonLine> reasons) implements StrictBody {

    /**
     * @param component key of the component, or {@code form}
     */
    record ReasonLine(@Nullable String component, @Nullable String text) {}

    List<Reason> lines() {
      List<Reason> lines = new ArrayList<>();
      if (reasons != null) {
        for (ReasonLine line : reasons) {
          String pointer = "/reasons/" + lines.size();
          if (line == null) {
            throw Refused.field(pointer, "required");
          }
          if (line.component() == null) {
            throw Refused.field(pointer + "/component", "required");
          }
          lines.add(new Reason(line.component(), line.text() == null ? "" : line.text()));
        }
      }
      return lines;
    }
  }

  /**
   * @param assignee id of the account
   */
  record AssignmentBody(@Nullable String assignee, @Nullable String note) implements StrictBody {

    UUID person() {
      return uuid("/assignee", assignee);
    }
  }

  /**
   * @param personalId number on the card in the citizen's hand
   * @param code what was sent to the citizen's phone, none for people without one
   */
  record ReturnBody(@Nullable String personalId, @Nullable String code) implements StrictBody {

    String number() {
      if (personalId == null || personalId.isBlank()) {
        throw Refused.field("/personalId", "required");
      }
      return personalId;
    }
  }

  static UUID uuid(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw Refused.field(pointer, "required");
    }
    if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw Refused.field(pointer, "malformed");
    }
    return UUID.fromString(text);
  }
}
