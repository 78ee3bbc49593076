package org.caunoi.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.Badges;
import org.caunoi.access.DecideRoles;
import org.caunoi.access.Permission;
import org.caunoi.access.ProposeRoles;
import org.caunoi.access.Requires;
import org.caunoi.access.Role;
import org.caunoi.access.RoleChanges;
import org.caunoi.access.SignedIn;
import org.caunoi.access.StaffAddresses;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One person's roles, badge and mail address, and the second administrator's word on a change. */
@Controller
class RolePages {

  private final RoleChanges changes;
  private final ProposeRoles proposing;
  private final DecideRoles deciding;
  private final StaffAddresses addresses;
  private final Badges badges;
  private final PersonPage page;

  RolePages(
      RoleChanges changes,
      ProposeRoles proposing,
      DecideRoles deciding,
      StaffAddresses addresses,
      Badges badges,
      PersonPage page) {
    this.changes = changes;
    this.proposing = proposing;
    this.deciding = deciding;
    this.addresses = addresses;
    this.badges = badges;
    this.page = page;
  }

  @GetMapping("/people/{id}")
  @Requires(Permission.MANAGE_PEOPLE)
  View person(HttpServletRequest request, @PathVariable UUID id) {
    return page.show(request, id);
  }

  @PostMapping("/people/{id}/role-changes")
  @Requires(Permission.MANAGE_PEOPLE)
  View propose(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") List<String> roles) {
    return page.act(
        request,
        id,
        "roles",
        "/people?notice=role-change-proposed",
        () -> proposing.propose(who, id, roles(roles)));
  }

  @PostMapping("/people/{id}/addresses")
  @Requires(Permission.MANAGE_PEOPLE)
  View address(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String email) {
    return page.act(
        request,
        id,
        "email",
        "/people/" + id + "?notice=address-saved",
        () -> addresses.put(who, id, email));
  }

  /** An empty day takes the limit away. */
  @PostMapping("/people/{id}/badges")
  @Requires(Permission.MANAGE_PEOPLE)
  View badge(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String until) {
    return page.act(
        request,
        id,
        "until",
        "/people/" + id + "?notice=badge-saved",
        () -> badges.put(who, id, until.isBlank() ? null : Days.day("/until", until)));
  }

  /** The code by which the person sets up a code app is shown once, to be handed over. */
  @PostMapping("/role-changes/{change}/approvals")
  @Requires(Permission.MANAGE_PEOPLE)
  View approve(HttpServletRequest request, SignedIn who, @PathVariable UUID change) {
    return page.hand(
        request,
        person(change),
        "/people?notice=role-change-approved",
        "people.setupCode",
        () -> deciding.approve(who, change));
  }

  @PostMapping("/role-changes/{change}/rejections")
  @Requires(Permission.MANAGE_PEOPLE)
  View reject(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID change,
      @RequestParam(defaultValue = "") String reason) {
    return page.act(
        request,
        person(change),
        "roles",
        "/people?notice=role-change-rejected",
        () -> deciding.reject(who, change, reason));
  }

  /** Refused: {@code unknown-option}. */
  static Set<Role> roles(List<String> names) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String name : names) {
      roles.add(
          Arrays.stream(Role.values())
              .filter(role -> role.name().equals(name))
              .findFirst()
              .orElseThrow(() -> Refused.field("/roles", "unknown-option")));
    }
    return roles;
  }

  private UUID person(UUID change) {
    return changes.list().stream()
        .filter(one -> one.id().equals(change))
        .findFirst()
        .orElseThrow(() -> Refused.notFound("role-change-not-found"))
        .account();
  }
}
