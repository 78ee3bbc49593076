package org.caunoi.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.caunoi.access.DecidePersonChange;
import org.caunoi.access.Permission;
import org.caunoi.access.PersonChange;
import org.caunoi.access.PersonChanges;
import org.caunoi.access.ProposePersonChange;
import org.caunoi.access.RenamePerson;
import org.caunoi.access.Requires;
import org.caunoi.access.ResetPassword;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One person's name, place, password and code app. */
@Controller
class PersonChangePages {

  private final RenamePerson renaming;
  private final ResetPassword resetting;
  private final ProposePersonChange proposing;
  private final DecidePersonChange deciding;
  private final PersonChanges changes;
  private final PersonPage page;

  PersonChangePages(
      RenamePerson renaming,
      ResetPassword resetting,
      ProposePersonChange proposing,
      DecidePersonChange deciding,
      PersonChanges changes,
      PersonPage page) {
    this.renaming = renaming;
    this.resetting = resetting;
    this.proposing = proposing;
    this.deciding = deciding;
    this.changes = changes;
    this.page = page;
  }

  @PostMapping("/people/{id}/names")
  @Requires(Permission.MANAGE_PEOPLE)
  View rename(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "") String badge) {
    return page.act(
        request,
        id,
        "displayName",
        "/people/" + id + "?notice=person-renamed",
        () -> renaming.rename(who, id, displayName, badge));
  }

  /** The new first password is shown once, to be handed over. */
  @PostMapping("/people/{id}/passwords")
  @Requires(Permission.MANAGE_PEOPLE)
  View reset(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return page.hand(request, id, "/people", "people.newPassword", () -> resetting.reset(who, id));
  }

  @PostMapping("/people/{id}/moves")
  @Requires(Permission.MANAGE_PEOPLE)
  View move(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String place) {
    return page.act(
        request,
        id,
        "place",
        "/people?notice=person-change-proposed",
        () -> proposing.move(who, id, place));
  }

  @PostMapping("/people/{id}/code-renewals")
  @Requires(Permission.MANAGE_PEOPLE)
  View newCode(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    return page.act(
        request,
        id,
        "roles",
        "/people?notice=person-change-proposed",
        () -> proposing.newCode(who, id));
  }

  @PostMapping("/person-changes/{change}/approvals")
  @Requires(Permission.MANAGE_PEOPLE)
  View approve(HttpServletRequest request, SignedIn who, @PathVariable UUID change) {
    return page.hand(
        request,
        person(change),
        "/people?notice=person-change-approved",
        "people.setupCode",
        () -> deciding.approve(who, change));
  }

  @PostMapping("/person-changes/{change}/rejections")
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
        "/people?notice=person-change-rejected",
        () -> deciding.reject(who, change, reason));
  }

  private UUID person(UUID change) {
    return changes
        .find(change)
        .map(PersonChange::account)
        .orElseThrow(() -> Refused.notFound("person-change-not-found"));
  }
}
