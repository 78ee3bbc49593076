package org.caunoi.access.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.ChangeOwnPassword;
import org.caunoi.access.Permission;
import org.caunoi.access.RenamePerson;
import org.caunoi.access.Requires;
import org.caunoi.access.ResetPassword;
import org.caunoi.access.SignInCookie;
import org.caunoi.access.SignedIn;
import org.caunoi.access.TakeInPerson;
import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People, their names and passwords, for other systems. */
@RestController
@RequestMapping("/api/v1")
class PeopleApi {

  private final TakeInPerson takingIn;
  private final NewPerson newPerson;
  private final RenamePerson renaming;
  private final ResetPassword resetting;
  private final ChangeOwnPassword changing;

  PeopleApi(
      TakeInPerson takingIn,
      NewPerson newPerson,
      RenamePerson renaming,
      ResetPassword resetting,
      ChangeOwnPassword changing) {
    this.takingIn = takingIn;
    this.newPerson = newPerson;
    this.renaming = renaming;
    this.resetting = resetting;
    this.changing = changing;
  }

  /** Takes somebody in; the role waits for a second administrator. */
  @PostMapping("/people")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.CREATED)
  TakenInJson takeIn(SignedIn who, @RequestBody PersonBody body) {
    PersonForm form =
        new PersonForm(
            text(body.username()),
            text(body.displayName()),
            text(body.badge()),
            text(body.role()),
            text(body.place()));
    String password = Objects.requireNonNullElse(body.password(), "");
    return new TakenInJson(takingIn.takeIn(who, newPerson.of(form, password)));
  }

  @PostMapping("/people/{id}/names")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void rename(SignedIn who, @PathVariable UUID id, @RequestBody NameBody body) {
    renaming.rename(who, id, text(body.displayName()), text(body.badge()));
  }

  /** A new first password, shown this once. */
  @PostMapping("/people/{id}/passwords")
  @Requires(Permission.MANAGE_PEOPLE)
  PasswordJson reset(SignedIn who, @PathVariable UUID id) {
    return new PasswordJson(resetting.reset(who, id));
  }

  @PostMapping("/my-account/passwords")
  @Requires(Permission.SIGNED_IN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(HttpServletRequest request, SignedIn who, @RequestBody OwnPasswordBody body) {
    String password = Objects.requireNonNullElse(body.password(), "");
    changing.change(
        who,
        SignInCookie.read(request).orElse(""),
        Objects.requireNonNullElse(body.current(), ""),
        password,
        password);
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value.strip();
  }

  /**
   * Who is taken in.
   *
   * @param password the first password, which the person changes at the first sign-in
   * @param place code of a point or an authority; nothing is the whole city
   */
  record PersonBody(
      @Nullable String username,
      @Nullable String displayName,
      @Nullable String badge,
      @Nullable String password,
      @Nullable String role,
      @Nullable String place)
      implements StrictBody {}

  record NameBody(@Nullable String displayName, @Nullable String badge) implements StrictBody {}

  record OwnPasswordBody(@Nullable String current, @Nullable String password)
      implements StrictBody {}

  record TakenInJson(UUID id) {}

  record PasswordJson(String password) {}
}
