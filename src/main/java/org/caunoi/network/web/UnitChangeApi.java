package org.caunoi.network.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.network.DecideUnitChange;
import org.caunoi.network.NewUnit;
import org.caunoi.network.ProposeUnitChange;
import org.caunoi.network.UnitChange;
import org.caunoi.network.UnitChanges;
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

/** Units made and renamed by four eyes, for other systems. */
@RestController
@RequestMapping("/api/v1")
class UnitChangeApi {

  private final UnitChanges changes;
  private final ProposeUnitChange proposing;
  private final DecideUnitChange deciding;

  UnitChangeApi(UnitChanges changes, ProposeUnitChange proposing, DecideUnitChange deciding) {
    this.changes = changes;
    this.proposing = proposing;
    this.deciding = deciding;
  }

  /** What waits for a second administrator, the oldest first. */
  @GetMapping("/unit-changes")
  @Requires(Permission.MANAGE_PEOPLE)
  List<WaitingJson> list() {
    return changes.waiting().stream().map(WaitingJson::of).toList();
  }

  @PostMapping("/units")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.CREATED)
  ProposedJson create(SignedIn who, @RequestBody UnitBody body) {
    return new ProposedJson(
        proposing.create(
            who,
            new NewUnit(
                text(body.code()),
                text(body.name()),
                text(body.kind()),
                text(body.parent()),
                text(body.commune()))));
  }

  @PostMapping("/units/{code}/names")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.CREATED)
  ProposedJson rename(SignedIn who, @PathVariable String code, @RequestBody NameBody body) {
    return new ProposedJson(proposing.rename(who, code, text(body.name())));
  }

  @PostMapping("/unit-changes/{change}/approvals")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void approve(SignedIn who, @PathVariable UUID change) {
    deciding.approve(who, change);
  }

  @PostMapping("/unit-changes/{change}/rejections")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reject(SignedIn who, @PathVariable UUID change, @RequestBody RejectionBody body) {
    deciding.reject(who, change, text(body.reason()));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  /**
   * A new unit.
   *
   * @param kind such as {@code branch} or {@code land-office}
   * @param parent code of the unit that oversees it
   * @param commune code of the commune it sits in or serves; nothing for units of the whole city
   */
  record UnitBody(
      @Nullable String code,
      @Nullable String name,
      @Nullable String kind,
      @Nullable String parent,
      @Nullable String commune)
      implements StrictBody {}

  record NameBody(@Nullable String name) implements StrictBody {}

  record RejectionBody(@Nullable String reason) implements StrictBody {}

  record ProposedJson(UUID id) {}

  /**
   * @param nameBefore null for a new unit
   */
  record WaitingJson(
      UUID id,
      String code,
      String name,
      @Nullable String nameBefore,
      String proposedBy,
      Instant at) {

    static WaitingJson of(UnitChange change) {
      return new WaitingJson(
          change.id(),
          change.unit().code(),
          change.unit().name(),
          change.nameBefore(),
          change.proposedByName(),
          change.proposedAt());
    }
  }
}
