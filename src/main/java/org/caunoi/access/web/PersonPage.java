package org.caunoi.access.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Badges;
import org.caunoi.access.Frames;
import org.caunoi.access.ProposeRoles;
import org.caunoi.access.Role;
import org.caunoi.access.RoleChanges;
import org.caunoi.access.StaffAddresses;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.NoticeView;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.ProblemAdvice;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The page of one person for the administrator, and what an act on it is answered with. */
@Component
class PersonPage {

  private static final Set<String> FIELDS = Set.of("/displayName", "/badge", "/place");

  private final Accounts accounts;
  private final RoleChanges changes;
  private final StaffAddresses addresses;
  private final Badges badges;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  PersonPage(
      Accounts accounts,
      RoleChanges changes,
      StaffAddresses addresses,
      Badges badges,
      Frames frames) {
    this.accounts = accounts;
    this.changes = changes;
    this.addresses = addresses;
    this.badges = badges;
    this.frames = frames;
  }

  View show(HttpServletRequest request, UUID person) {
    return page(HttpStatus.OK, frames.of(request, "people.one"), person, FieldErrors.none());
  }

  /** The page {@code done} after the step, or this one with the refusal beside the field. */
  View act(HttpServletRequest request, UUID person, String field, String done, Runnable step) {
    try {
      step.run();
      return new RedirectView(done);
    } catch (Refused refused) {
      return refused(request, person, field, refused);
    }
  }

  /** Shows once what the step tells, to be handed over; the page {@code done} where it is null. */
  View hand(
      HttpServletRequest request,
      UUID person,
      String done,
      String label,
      Supplier<@Nullable String> step) {
    try {
      String secret = step.get();
      if (secret == null) {
        return new RedirectView(done);
      }
      Shell shell = frames.of(request, "people.one");
      NoticeView notice =
          new NoticeView(
              Tone.SUCCESS, shell.t().get(label), secret + " " + shell.t().get("people.once"));
      return page(HttpStatus.OK, shell.withNotice(notice), person, FieldErrors.none());
    } catch (Refused refused) {
      return refused(request, person, "roles", refused);
    }
  }

  private View refused(HttpServletRequest request, UUID person, String field, Refused refused) {
    Shell shell = frames.of(request, "people.one");
    boolean named =
        !refused.errors().isEmpty() && FIELDS.contains(refused.errors().getFirst().pointer());
    String at = named ? refused.errors().getFirst().pointer().substring(1) : field;
    FieldErrors errors = FieldErrors.told(refused, at, shell.t());
    return page(ProblemAdvice.status(refused.kind()), shell, person, errors);
  }

  private View page(HttpStatus status, Shell shell, UUID id, FieldErrors errors) {
    Account account = accounts.find(id).orElseThrow(() -> Refused.notFound("account-not-found"));
    List<Choice> choices =
        Arrays.stream(Role.values())
            .filter(role -> ProposeRoles.fits(role, account))
            .map(role -> new Choice(role.name(), shell.t().get("role." + role.name())))
            .toList();
    String place = account.pointId() == null ? account.authority() : account.pointId();
    return Page.of(
        status,
        templates.accessPerson(
            shell.withErrors(errors),
            new PersonView(
                id,
                account.displayName(),
                account.username(),
                account.badge(),
                Objects.requireNonNullElse(place, ""),
                choices,
                account.roles().stream().map(Enum::name).collect(Collectors.toSet()),
                changes.findOf(id).isPresent(),
                account.roles().stream().anyMatch(Role::needsSecondFactor),
                addresses.find(id).orElse(""),
                badges.until(id).map(Days::written).orElse(""),
                errors)));
  }
}
