package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.EnrolAccount.NewAccount;
import org.caunoi.access.Frames;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.caunoi.access.PlaceNames;
import org.caunoi.access.Requires;
import org.caunoi.access.Role;
import org.caunoi.access.RoleChange;
import org.caunoi.access.RoleChanges;
import org.caunoi.access.SignedIn;
import org.caunoi.access.SuspendAccount;
import org.caunoi.access.TakeInPerson;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldProblem;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The administrator's page: who works in the network, taking people in, switching them off, and
 * what waits for a second administrator.
 */
@Controller
class PeoplePages {

  private static final Set<Role> OFFERED = EnumSet.complementOf(EnumSet.of(Role.SYSTEM_CLIENT));

  private final Accounts accounts;
  private final TakeInPerson takingIn;
  private final RoleChanges changes;
  private final SuspendAccount suspend;
  private final ObjectProvider<PlaceNames> places;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  PeoplePages(
      Accounts accounts,
      TakeInPerson takingIn,
      RoleChanges changes,
      SuspendAccount suspend,
      ObjectProvider<PlaceNames> places,
      Frames frames) {
    this.accounts = accounts;
    this.takingIn = takingIn;
    this.changes = changes;
    this.suspend = suspend;
    this.places = places;
    this.frames = frames;
  }

  @Bean
  static NavEntry peopleEntry() {
    return new NavEntry(70, "/people", "people.title", "users", Permission.MANAGE_PEOPLE);
  }

  @Requires(Permission.MANAGE_PEOPLE)
  @GetMapping("/people")
  View list(HttpServletRequest request, SignedIn who) {
    return page(request, HttpStatus.OK, PersonForm.empty(), FieldErrors.none(), who);
  }

  @Requires(Permission.MANAGE_PEOPLE)
  @PostMapping("/people")
  View add(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String displayName,
      @RequestParam(defaultValue = "") String badge,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String place) {
    PersonForm form =
        new PersonForm(username.strip(), displayName.strip(), badge.strip(), role, place.strip());
    try {
      takingIn.takeIn(who, account(form, password));
      return new RedirectView("/people?notice=person-taken-in");
    } catch (Refused refused) {
      Texts t = frames.texts(request);
      List<FieldProblem> problems =
          refused.errors().stream()
              .map(
                  error ->
                      new FieldProblem(
                          error.pointer().substring(1),
                          t.get("error." + error.code(), error.args().toArray())))
              .toList();
      return page(request, HttpStatus.UNPROCESSABLE_CONTENT, form, new FieldErrors(problems), who);
    }
  }

  @Requires(Permission.MANAGE_PEOPLE)
  @PostMapping("/people/{id}/suspensions")
  View suspend(HttpServletRequest request, SignedIn who, @PathVariable UUID id) {
    try {
      suspend.set(who, id, false);
      return new RedirectView("/people?notice=account-suspended");
    } catch (Refused refused) {
      if (!refused.code().equals("open-dossiers-remain")) {
        throw refused;
      }
      Texts t = frames.texts(request);
      FieldErrors open =
          FieldErrors.of(
              "person-" + id, t.get("error." + refused.code(), refused.args().toArray()));
      return page(request, HttpStatus.CONFLICT, PersonForm.empty(), open, who);
    }
  }

  @Requires(Permission.MANAGE_PEOPLE)
  @PostMapping("/people/{id}/resumptions")
  View resume(SignedIn who, @PathVariable UUID id) {
    suspend.set(who, id, true);
    return new RedirectView("/people?notice=account-resumed");
  }

  private NewAccount account(PersonForm form, String password) {
    Role role =
        OFFERED.stream()
            .filter(known -> known.name().equals(form.role()))
            .findFirst()
            .orElseThrow(() -> Refused.field("/role", "required"));
    boolean helps = role == Role.CLERK || role == Role.POINT_LEAD || role == Role.COURIER;
    if (form.displayName().isEmpty()) {
      throw Refused.field("/displayName", "required");
    }
    if (form.place().isEmpty() ? helps : placeName(form.place()).isEmpty()) {
      throw Refused.field("/place", "place-unknown");
    }
    String place = form.place().isEmpty() ? null : form.place();
    return new NewAccount(
        form.username(),
        form.displayName(),
        form.badge(),
        password,
        Set.of(role),
        helps ? place : null,
        helps ? null : place);
  }

  private Page page(
      HttpServletRequest request,
      HttpStatus status,
      PersonForm form,
      FieldErrors errors,
      SignedIn who) {
    Texts t = frames.texts(request);
    List<Choice> roles =
        OFFERED.stream()
            .map(role -> new Choice(role.name(), t.get("role." + role.name())))
            .toList();
    List<PersonLine> people = accounts.list().stream().map(a -> line(a, t)).toList();
    return Page.of(
        status,
        templates.accessPeople(
            frames.of(request, "people.title").withErrors(errors),
            people,
            form,
            roles,
            errors,
            changes.list().stream().map(one -> change(one, who, t)).toList()));
  }

  private static RoleChangeLine change(RoleChange one, SignedIn who, Texts t) {
    return new RoleChangeLine(
        one.id(),
        one.accountName(),
        words(one.before(), t),
        words(one.after(), t),
        t.get("people.proposed", one.proposedByName(), VietnamTime.moment(one.proposedAt())),
        one.proposedBy().equals(who.accountId()) || one.account().equals(who.accountId()));
  }

  private static String words(Set<Role> roles, Texts t) {
    return roles.isEmpty()
        ? t.get("role.none")
        : roles.stream()
            .sorted()
            .map(role -> t.get("role." + role.name()))
            .collect(Collectors.joining(", "));
  }

  private PersonLine line(Account account, Texts t) {
    String place = account.pointId() != null ? account.pointId() : account.authority();
    return new PersonLine(
        account.id(),
        account.username(),
        account.displayName(),
        account.badge(),
        words(account.roles(), t),
        place == null ? t.get("people.wholeCity") : placeName(place).orElse(place),
        account.active());
  }

  private Optional<String> placeName(String place) {
    return Optional.ofNullable(places.getIfAvailable()).flatMap(names -> names.nameOf(place));
  }
}
