package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Frames;
import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.caunoi.access.PersonChange;
import org.caunoi.access.PersonChanges;
import org.caunoi.access.Requires;
import org.caunoi.access.Role;
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
import org.jspecify.annotations.Nullable;
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

  private final Accounts accounts;
  private final TakeInPerson takingIn;
  private final RoleChanges changes;
  private final SuspendAccount suspend;
  private final NewPerson newPerson;
  private final PersonChanges personChanges;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  PeoplePages(
      Accounts accounts,
      TakeInPerson takingIn,
      RoleChanges changes,
      SuspendAccount suspend,
      NewPerson newPerson,
      PersonChanges personChanges,
      Frames frames) {
    this.accounts = accounts;
    this.takingIn = takingIn;
    this.changes = changes;
    this.suspend = suspend;
    this.newPerson = newPerson;
    this.personChanges = personChanges;
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
      takingIn.takeIn(who, newPerson.of(form, password));
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

  private Page page(
      HttpServletRequest request,
      HttpStatus status,
      PersonForm form,
      FieldErrors errors,
      SignedIn who) {
    Texts t = frames.texts(request);
    List<Choice> roles =
        NewPerson.OFFERED.stream()
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
            waiting(who, t)));
  }

  /** Roles first, then places and code apps. */
  private List<WaitingLine> waiting(SignedIn who, Texts t) {
    return Stream.concat(
            changes.list().stream()
                .map(
                    one ->
                        line(
                            one.id(),
                            "/role-changes/",
                            t.get(
                                "people.change",
                                one.accountName(),
                                words(one.before(), t),
                                words(one.after(), t)),
                            t.get(
                                "people.proposed",
                                one.proposedByName(),
                                VietnamTime.moment(one.proposedAt())),
                            who,
                            one.proposedBy(),
                            one.account())),
            personChanges.list().stream()
                .map(
                    one ->
                        line(
                            one.id(),
                            "/person-changes/",
                            what(one, t),
                            t.get(
                                "people.proposed",
                                one.proposedByName(),
                                VietnamTime.moment(one.proposedAt())),
                            who,
                            one.proposedBy(),
                            one.account())))
        .toList();
  }

  private static WaitingLine line(
      UUID id,
      String path,
      String what,
      String proposed,
      SignedIn reader,
      UUID proposedBy,
      UUID account) {
    boolean own = proposedBy.equals(reader.accountId()) || account.equals(reader.accountId());
    return new WaitingLine(id, path + id, what, proposed, own);
  }

  private String what(PersonChange change, Texts t) {
    return switch (change.kind()) {
      case MOVE ->
          t.get("people.moves", change.accountName(), place(change.point(), change.authority(), t));
      case NEW_CODE -> t.get("people.renews", change.accountName());
    };
  }

  private String place(@Nullable String point, @Nullable String authority, Texts t) {
    String place = point == null ? authority : point;
    return place == null ? t.get("people.wholeCity") : newPerson.placeName(place).orElse(place);
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
    return new PersonLine(
        account.id(),
        account.username(),
        account.displayName(),
        account.badge(),
        words(account.roles(), t),
        place(account.pointId(), account.authority(), t),
        account.active());
  }
}
