package org.caunoi.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.ReminderKind;
import org.caunoi.dossier.clock.ApologyWords;
import org.caunoi.dossier.clock.ChangeApology;
import org.caunoi.dossier.clock.ConfirmApology;
import org.caunoi.dossier.clock.DueSoon;
import org.caunoi.dossier.clock.PreparedApology;
import org.caunoi.dossier.web.DossierJson.StandingJson;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the clocks say, and the apologies that are ready, for other systems. */
@RestController
@RequestMapping("/api/v1")
class DueApi {

  private final DueSoon soon;
  private final ChangeApology changing;
  private final ConfirmApology confirming;
  private final ApologyWords words;

  DueApi(DueSoon soon, ChangeApology changing, ConfirmApology confirming, ApologyWords words) {
    this.soon = soon;
    this.changing = changing;
    this.confirming = confirming;
    this.words = words;
  }

  /** The nearest promise first, fifty a page. */
  @GetMapping("/due-dossiers")
  @Requires(Permission.WATCH_PROMISES)
  Slice<DueJson> due(SignedIn who, @RequestParam(required = false) @Nullable String cursor) {
    return soon.list(who, Cursor.of(cursor), DueList.LINES)
        .map(
            one ->
                new DueJson(
                    one.code(),
                    one.state().code(),
                    one.promise(),
                    List.copyOf(one.kinds()),
                    one.version(),
                    one.apology() == null ? null : json(one.apology())));
  }

  /** Puts a prepared apology right; nothing is sent. */
  @PutMapping("/dossiers/{code}/apology")
  @Requires(Permission.WATCH_PROMISES)
  ApologyJson change(SignedIn who, @PathVariable String code, @RequestBody ApologyBody body) {
    return json(
        changing.change(
            who,
            code,
            edition(body.edition()),
            body.reason() == null ? "" : body.reason(),
            body.words(),
            ActBodies.day("/day", body.day())));
  }

  /** Sends exactly what was prepared. */
  @PostMapping("/dossiers/{code}/apology-confirmations")
  @Requires(Permission.EXTEND_PROMISE)
  StandingJson confirm(ActCall call, @RequestBody ConfirmationBody body) {
    LocalDate day = body.day() == null ? null : ActBodies.day("/day", body.day());
    return StandingJson.of(
        confirming.confirm(call.who(), call.code(), call.seen(), edition(body.edition()), day));
  }

  private ApologyJson json(PreparedApology apology) {
    return new ApologyJson(
        apology.reason().name(), words.of(apology), apology.day(), apology.edition());
  }

  private static int edition(@Nullable Integer edition) {
    if (edition == null) {
      throw Refused.field("/edition", "required");
    }
    return edition;
  }

  /**
   * A dossier a clock speaks of.
   *
   * @param appointmentAt none where no promise runs yet
   * @param says what is near or late
   */
  record DueJson(
      String code,
      int state,
      @Nullable Instant appointmentAt,
      List<ReminderKind> says,
      int version,
      @Nullable ApologyJson apology) {}

  /**
   * An apology that is ready.
   *
   * @param text as the citizen will read it
   */
  record ApologyJson(String reason, String text, LocalDate day, int edition) {}

  /**
   * @param edition the one that was read
   * @param reason a code
   */
  record ApologyBody(
      @Nullable Integer edition,
      @Nullable String reason,
      @Nullable String words,
      @Nullable String day)
      implements StrictBody {}

  /**
   * @param edition the one that was read
   * @param day the one it named then, to be refused where that has passed; may be left out
   */
  record ConfirmationBody(@Nullable Integer edition, @Nullable String day) implements StrictBody {}
}
