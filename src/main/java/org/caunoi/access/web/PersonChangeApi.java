package org.caunoi.access.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.DecidePersonChange;
import org.caunoi.access.Permission;
import org.caunoi.access.PersonChange;
import org.caunoi.access.PersonChanges;
import org.caunoi.access.ProposePersonChange;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Moves and new code apps by four eyes, for other systems. */
@RestController
@RequestMapping("/api/v1")
class PersonChangeApi {

  private final PersonChanges changes;
  private final ProposePersonChange proposing;
  private final DecidePersonChange deciding;

  PersonChangeApi(
      PersonChanges changes, ProposePersonChange proposing, DecidePersonChange deciding) {
    this.changes = changes;
    this.proposing = proposing;
    this.deciding = deciding;
  }

  /** What waits for a second administrator, the oldest first. */
  @GetMapping("/person-changes")
  @Requires(Permission.MANAGE_PEOPLE)
  List<WaitingJson> list() {
    return changes.list().stream().map(WaitingJson::of).toList();
  }

  @PostMapping("/people/{id}/moves")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.CREATED)
  ProposedJson move(SignedIn who, @PathVariable UUID id, @RequestBody MoveBody body) {
    return new ProposedJson(proposing.move(who, id, body.place() == null ? "" : body.place()));
  }

  @PostMapping("/people/{id}/code-renewals")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.CREATED)
  ProposedJson newCode(SignedIn who, @PathVariable UUID id) {
    return new ProposedJson(proposing.newCode(who, id));
  }

  /** The set-up code is there only for a new code app, this once. */
  @PostMapping("/person-changes/{change}/approvals")
  @Requires(Permission.MANAGE_PEOPLE)
  ApprovedJson approve(SignedIn who, @PathVariable UUID change) {
    return new ApprovedJson(deciding.approve(who, change));
  }

  @PostMapping("/person-changes/{change}/rejections")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reject(SignedIn who, @PathVariable UUID change, @RequestBody RejectionBody body) {
    deciding.reject(who, change, body.reason() == null ? "" : body.reason());
  }

  /**
   * @param place code of a point or an authority; nothing is the whole city
   */
  record MoveBody(@Nullable String place) implements StrictBody {}

  record RejectionBody(@Nullable String reason) implements StrictBody {}

  record ProposedJson(UUID id) {}

  record ApprovedJson(@Nullable String setupCode) {}

  /** A change that waits. */
  record WaitingJson(
      UUID id,
      UUID account,
      PersonChange.Kind kind,
      @Nullable String point,
      @Nullable String authority,
      String proposedBy,
      Instant at) {

    static WaitingJson of(PersonChange change) {
      return new WaitingJson(
          change.id(),
          change.account(),
          change.kind(),
          change.point(),
          change.authority(),
          change.proposedByName(),
          change.proposedAt());
    }
  }
}
