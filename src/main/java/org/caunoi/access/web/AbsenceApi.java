package org.caunoi.access.web;

import java.util.UUID;
import org.caunoi.access.HandOnWork;
import org.caunoi.access.MarkAbsent;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Absences and hand-overs, for other systems. */
@RestController
@RequestMapping("/api/v1/people/{id}")
class AbsenceApi {

  private final MarkAbsent marking;
  private final HandOnWork handing;

  AbsenceApi(MarkAbsent marking, HandOnWork handing) {
    this.marking = marking;
    this.handing = handing;
  }

  /** Says that somebody is away, in place of what was said before. */
  @PostMapping("/absences")
  @Requires(Permission.MANAGE_ABSENCES)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void mark(SignedIn who, @PathVariable UUID id, @RequestBody AbsenceBody body) {
    marking.mark(
        who,
        id,
        Days.person("/deputy", body.deputy()),
        Days.day("/from", body.from()),
        Days.day("/to", body.to()));
  }

  /** Hands all that somebody has in hand to a colleague. */
  @PostMapping("/hand-ons")
  @Requires(Permission.MANAGE_ABSENCES)
  HandedJson handOn(SignedIn who, @PathVariable UUID id, @RequestBody HandOnBody body) {
    return new HandedJson(
        handing.handOn(
            who, id, Days.person("/to", body.to()), body.why() == null ? "" : body.why()));
  }

  /** Days as {@code 2026-11-25}, both included. */
  record AbsenceBody(@Nullable String deputy, @Nullable String from, @Nullable String to)
      implements StrictBody {}

  /**
   * @param to the receiver's account
   */
  record HandOnBody(@Nullable String to, @Nullable String why) implements StrictBody {}

  /** How many dossiers went. */
  record HandedJson(int dossiers) {}
}
