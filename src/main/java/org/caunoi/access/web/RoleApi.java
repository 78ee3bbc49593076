package org.caunoi.access.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.DecideRoles;
import org.caunoi.access.Permission;
import org.caunoi.access.ProposeRoles;
import org.caunoi.access.Requires;
import org.caunoi.access.Role;
import org.caunoi.access.RoleChange;
import org.caunoi.access.RoleChanges;
import org.caunoi.access.SignedIn;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Changes of roles by four eyes, for other systems. */
@RestController
@RequestMapping("/api/v1")
class RoleApi {

  private final RoleChanges changes;
  private final ProposeRoles proposing;
  private final DecideRoles deciding;

  RoleApi(RoleChanges changes, ProposeRoles proposing, DecideRoles deciding) {
    this.changes = changes;
    this.proposing = proposing;
    this.deciding = deciding;
  }

  /** What waits for a second administrator, the oldest first. */
  @GetMapping("/role-changes")
  @Requires(Permission.MANAGE_PEOPLE)
  List<ChangeJson> list() {
    return changes.list().stream().map(ChangeJson::of).toList();
  }

  @PostMapping("/people/{id}/role-changes")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.CREATED)
  ProposedJson propose(SignedIn who, @PathVariable UUID id, @RequestBody RolesBody body) {
    if (body.roles() == null) {
      throw Refused.field("/roles", "required");
    }
    return new ProposedJson(
        proposing.propose(
            who, id, RolePages.roles(body.roles().stream().map(String::valueOf).toList())));
  }

  /** Brings a change into force; the set-up code is there only where a code app is needed anew. */
  @PostMapping("/role-changes/{change}/approvals")
  @Requires(Permission.MANAGE_PEOPLE)
  ApprovedJson approve(SignedIn who, @PathVariable UUID change) {
    return new ApprovedJson(deciding.approve(who, change));
  }

  @PostMapping("/role-changes/{change}/rejections")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reject(SignedIn who, @PathVariable UUID change, @RequestBody RejectionBody body) {
    deciding.reject(who, change, body.reason() == null ? "" : body.reason());
  }

  /**
   * @param roles all that the person shall have
   */
  record RolesBody(@Nullable List<@Nullable String> roles) implements StrictBody {}

  record RejectionBody(@Nullable String reason) implements StrictBody {}

  record ProposedJson(UUID id) {}

  record ApprovedJson(@Nullable String setupCode) {}

  /** A change that waits. */
  record ChangeJson(
      UUID id, UUID account, Set<Role> before, Set<Role> after, String proposedBy, Instant at) {

    static ChangeJson of(RoleChange change) {
      return new ChangeJson(
          change.id(),
          change.account(),
          change.before(),
          change.after(),
          change.proposedByName(),
          change.proposedAt());
    }
  }
}
