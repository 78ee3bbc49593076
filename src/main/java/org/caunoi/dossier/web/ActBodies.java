package org.caunoi.dossier.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caunoi.document.SentFile;
import org.caunoi.dossier.AtCounter;
import org.caunoi.dossier.MarkComponent.Given;
import org.caunoi.dossier.RequestSupplement.Asked;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.platform.web.SignaturePicture;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;

/** What comes with an act. */
final class ActBodies {

  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  /** As people write a day: {@code 1/12/2026}. */
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);

  private ActBodies() {}

  /** An act that needs nothing said. */
  record NothingBody() implements StrictBody {}

  /**
   * @param marks ticks that come with the acceptance; each paper of the case and the form itself
   *     must be ticked here or before; a colleague's cross is only overridden by marking it itself
   */
  record AcceptanceBody(@Nullable List<@Nullable MarkLine> marks) implements StrictBody {

    /**
     * @param component key of the component, or {@code form}
     * @param complete tick or cross; a cross is no acceptance
     */
    record MarkLine(@Nullable String component, @Nullable Boolean complete) {}

    static List<Given> given(@Nullable AcceptanceBody body) {
      List<Given> given = new ArrayList<>();
      for (MarkLine mark :
          body == null || body.marks == null ? List.<@Nullable MarkLine>of() : body.marks) {
        String pointer = "/marks/" + given.size();
        if (mark == null) {
          throw Refused.field(pointer, "required");
        }
        if (mark.component() == null) {
          throw Refused.field(pointer + "/component", "required");
        }
        if (mark.complete() == null) {
          throw Refused.field(pointer + "/complete", "required");
        }
        given.add(new Given(mark.component(), mark.complete(), null));
      }
      return given;
    }
  }

  /** Words the citizen will read. */
  record ReasonBody(@Nullable String reason) implements StrictBody {

    static @Nullable String of(@Nullable ReasonBody body) {
      return body == null ? null : body.reason;
    }

    String text() {
      return reason == null ? "" : reason;
    }
  }

  /**
   * @param ground the legal text and its article
   * @param reason what in this dossier it forbids
   */
  record RefusalBody(@Nullable String ground, @Nullable String reason) implements StrictBody {

    String text() {
      return reason == null ? "" : reason;
    }
  }

  /**
   * @param ground the legal text and its article; needed where the citizen neither asked for the
   *     end nor let the time for papers pass
   * @param reason why it ends, in words the citizen will read
   */
  record StopBody(@Nullable String ground, @Nullable String reason) implements StrictBody {

    String text() {
      return reason == null ? "" : reason;
    }
  }

  /**
   * @param day the new day, such as {@code 2026-12-01}
   * @param reason why it is late, in words the citizen will read
   */
  record ExtensionBody(@Nullable String day, @Nullable String reason) implements StrictBody {

    LocalDate date() {
      return ActBodies.day("/day", day);
    }

    String text() {
      return reason == null ? "" : reason;
    }
  }

  /**
   * @param amount whole đồng, written in digits; dots between thousands are allowed
   * @param reason what for, where and until when, in words the citizen will read
   */
  record PaymentBody(@Nullable String amount, @Nullable String reason) implements StrictBody {

    @Nullable Long dong() {
      return ActBodies.dong("/amount", amount);
    }

    String text() {
      return reason == null ? "" : reason;
    }
  }

  /**
   * @param receipt number printed on the receipt
   */
  record ReceiptBody(@Nullable String receipt) implements StrictBody {}

  record NoteBody(@Nullable String note) implements StrictBody {

    static @Nullable String of(@Nullable NoteBody body) {
      return body == null ? null : body.note;
    }
  }

  /**
   * Everything that is missing, in one request.
   *
   * @param reasons at least one
   * @param complete keys of what is complete; each paper of the case and the form itself must be
   *     named in one of the two lists or ticked before
   * @param ground why the citizen is asked once more, for a second request
   */
  record SupplementBody(
      @Nullable List<@Nullable ReasonLine> reasons,
      @Nullable List<@Nullable String> complete,
      @Nullable String ground)
      implements StrictBody {

    /**
     * @param component key of the component, or {@code form}
     */
    record ReasonLine(@Nullable String component, @Nullable String text) {}

    Asked asked() {
      return new Asked(lines(), ticks(), ground);
    }

    private List<String> ticks() {
      List<String> ticks = new ArrayList<>();
      for (String component : complete == null ? List.<@Nullable String>of() : complete) {
        if (component == null) {
          throw Refused.field("/complete/" + ticks.size(), "required");
        }
        ticks.add(component);
      }
      return ticks;
    }

    private List<Reason> lines() {
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
   * @param signature picture of the citizen's signature as a data URL of a PNG; needed where the
   *     installation sends no codes to phones
   */
  record ReturnBody(@Nullable String personalId, @Nullable String code, @Nullable String signature)
      implements StrictBody {

    AtCounter shown() {
      return ActBodies.shown(personalId, code, signature);
    }
  }

  /**
   * @param reason in the citizen's own words
   * @param personalId number on the card in the citizen's hand; none from a system whose citizen
   *     pressed by themselves
   * @param code what was sent to the citizen's phone, none for people without one
   * @param signature picture of the citizen's signature as a data URL of a PNG; needed where the
   *     installation sends no codes to phones
   */
  record WithdrawalBody(
      @Nullable String reason,
      @Nullable String personalId,
      @Nullable String code,
      @Nullable String signature)
      implements StrictBody {

    @Nullable AtCounter shown() {
      return personalId == null && code == null && signature == null
          ? null
          : ActBodies.shown(personalId, code, signature);
    }
  }

  private static AtCounter shown(
      @Nullable String personalId, @Nullable String code, @Nullable String signature) {
    if (personalId == null || personalId.isBlank()) {
      throw Refused.field("/personalId", "required");
    }
    return new AtCounter(
        personalId,
        code,
        signature == null || signature.isBlank()
            ? null
            : SentFile.held(SignaturePicture.of(signature), "/signature"));
  }

  /** A day as programs write it, or as people do. */
  static LocalDate day(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      throw Refused.field(pointer, "required");
    }
    String written = text.strip();
    try {
      LocalDate day =
          written.contains("/") ? LocalDate.parse(written, WRITTEN) : LocalDate.parse(written);
      if (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR) {
        throw Refused.field(pointer, "not-a-date");
      }
      return day;
    } catch (DateTimeParseException e) {
      throw Refused.field(pointer, "not-a-date");
    }
  }

  /** Whole đồng as people and programs write them; null where nothing was written. */
  static @Nullable Long dong(String pointer, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String digits = text.strip().replaceAll("(?i) ?(đồng|đ|vnđ|vnd)$", "");
    if (!digits.matches("\\d{1,13}|\\d{1,3}(\\.\\d{3}){1,4}")) {
      throw Refused.field(pointer, "not-a-number");
    }
    return Long.valueOf(digits.replace(".", ""));
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
