package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Badges;
import org.caunoi.access.DecideRoles;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.ProposeRoles;
import org.caunoi.access.Requires;
import org.caunoi.access.Role;
import org.caunoi.access.RoleChanges;
import org.caunoi.access.SignedIn;
import org.caunoi.access.StaffAddresses;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.NoticeView;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Refused;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** One person's roles, badge and mail address, and the second administrator's word on a change. */
@Controller
class RolePages {

  private final Accounts accounts;
  private final RoleChanges changes;
  private final ProposeRoles proposing;
  private final DecideRoles deciding;
  private final StaffAddresses addresses;
  private final Badges badges;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  RolePages(
      Accounts accounts,
      RoleChanges changes,
      ProposeRoles proposing,
      DecideRoles deciding,
      StaffAddresses addresses,
      Badges badges,
      Frames frames) {
    this.accounts = accounts;
    this.changes = changes;
    this.proposing = proposing;
    this.deciding = deciding;
    this.addresses = addresses;
    this.badges = badges;
    this.frames = frames;
  }

  @GetMapping("/people/{id}")
  @Requires(Permission.MANAGE_PEOPLE)
  View person(HttpServletRequest request, @PathVariable UUID id) {
    return page(HttpStatus.OK, frames.of(request, "people.one"), id, FieldErrors.none());
  }

  @PostMapping("/people/{id}/role-changes")
  @Requires(Permission.MANAGE_PEOPLE)
  View propose(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") List<String> roles) {
    return act(
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
    return act(
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
    return act(
        request,
        id,
        "until",
        "/people/" + id + "?notice=badge-saved",
        () -> badges.put(who, id, until.isBlank() ? null : Days.day("/until", until)));
  }

  /** What the person's code app needs is shown once, to be handed over. */
  @PostMapping("/role-changes/{change}/approvals")
  @Requires(Permission.MANAGE_PEOPLE)
  View approve(HttpServletRequest request, SignedIn who, @PathVariable UUID change) {
    UUID person = person(change);
    try {
      String codeSetup = deciding.approve(who, change);
      if (codeSetup == null) {
        return new RedirectView("/people?notice=role-change-approved");
      }
      Shell shell = frames.of(request, "people.one");
      return page(
          HttpStatus.OK,
          shell.withNotice(
              new NoticeView(
                  Tone.SUCCESS,
                  shell.t().get("people.enrolled"),
                  shell.t().get("people.codeSetup") + " " + codeSetup)),
          person,
          FieldErrors.none());
    } catch (Refused refused) {
      return refused(request, person, "roles", refused);
    }
  }

  @PostMapping("/role-changes/{change}/rejections")
  @Requires(Permission.MANAGE_PEOPLE)
  View reject(
      HttpServletRequest request,
      SignedIn who,
      @PathVariable UUID change,
      @RequestParam(defaultValue = "") String reason) {
    return act(
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

  private View act(
      HttpServletRequest request, UUID person, String field, String done, Runnable step) {
    try {
      step.run();
      return new RedirectView(done);
    } catch (Refused refused) {
      return refused(request, person, field, refused);
    }
  }

  private View refused(HttpServletRequest request, UUID person, String field, Refused refused) {
    Shell shell = frames.of(request, "people.one");
    FieldErrors errors = FieldErrors.told(refused, field, shell.t());
    return page(ProblemAdvice.status(refused.kind()), shell, person, errors);
  }

  private View page(HttpStatus status, Shell shell, UUID id, FieldErrors errors) {
    Account account = accounts.find(id).orElseThrow(() -> Refused.notFound("account-not-found"));
    List<Choice> choices =
        Arrays.stream(Role.values())
            .filter(role -> ProposeRoles.fits(role, account))
            .map(role -> new Choice(role.name(), shell.t().get("role." + role.name())))
            .toList();
    return Page.of(
        status,
        templates.accessPerson(
            shell.withErrors(errors),
            new PersonView(
                id,
                account.displayName(),
                account.username(),
                choices,
                account.roles().stream().map(Enum::name).collect(Collectors.toSet()),
                changes.findOf(id).isPresent(),
                addresses.find(id).orElse(""),
                badges.until(id).map(Days::written).orElse(""),
                errors)));
  }
}
