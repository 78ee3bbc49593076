package org.caunoi.access.web;

import java.util.Objects;
import java.util.UUID;
import org.caunoi.access.Badges;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.access.StaffAddresses;
import org.caunoi.access.SuspendAccount;
import org.caunoi.platform.web.StrictBody;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What holds of an account: badge, address, and whether it is on. */
@RestController
@RequestMapping("/api/v1/people/{id}")
@ResponseStatus(HttpStatus.NO_CONTENT)
class AccountApi {

  private final Badges badges;
  private final StaffAddresses addresses;
  private final SuspendAccount suspending;

  AccountApi(Badges badges, StaffAddresses addresses, SuspendAccount suspending) {
    this.badges = badges;
    this.addresses = addresses;
    this.suspending = suspending;
  }

  /** The last day of the badge. */
  @PostMapping("/badges")
  @Requires(Permission.MANAGE_PEOPLE)
  void badge(SignedIn who, @PathVariable UUID id, @RequestBody BadgeBody body) {
    String until = Objects.requireNonNullElse(body.until(), "");
    badges.put(who, id, until.isBlank() ? null : Days.day("/until", until));
  }

  /** Where reminders about the own work go. */
  @PostMapping("/addresses")
  @Requires(Permission.MANAGE_PEOPLE)
  void address(SignedIn who, @PathVariable UUID id, @RequestBody AddressBody body) {
    addresses.put(who, id, Objects.requireNonNullElse(body.email(), ""));
  }

  /** Off, from the next request on. */
  @PostMapping("/suspensions")
  @Requires(Permission.MANAGE_PEOPLE)
  void suspend(SignedIn who, @PathVariable UUID id) {
    suspending.set(who, id, false);
  }

  /** On again. */
  @PostMapping("/resumptions")
  @Requires(Permission.MANAGE_PEOPLE)
  void resume(SignedIn who, @PathVariable UUID id) {
    suspending.set(who, id, true);
  }

  /** A day as {@code 2026-11-25}; none takes the limit away. */
  record BadgeBody(@Nullable String until) implements StrictBody {}

  /** None takes the address away. */
  record AddressBody(@Nullable String email) implements StrictBody {}
}
