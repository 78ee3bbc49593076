package org.caunoi.access.web;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.ConfirmClient;
import org.caunoi.access.EndClient;
import org.caunoi.access.Permission;
import org.caunoi.access.RegisterClient;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.access.SystemClient;
import org.caunoi.access.SystemClients;
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

/** Which other systems speak to the house, by four eyes. */
@RestController
@RequestMapping("/api/v1/system-clients")
class ClientApi {

  private final SystemClients clients;
  private final RegisterClient registering;
  private final ConfirmClient confirming;
  private final EndClient ending;

  ClientApi(
      SystemClients clients,
      RegisterClient registering,
      ConfirmClient confirming,
      EndClient ending) {
    this.clients = clients;
    this.registering = registering;
    this.confirming = confirming;
    this.ending = ending;
  }

  /** All, the youngest first; tokens are not among it. */
  @GetMapping
  @Requires(Permission.MANAGE_PEOPLE)
  List<ClientJson> list() {
    return clients.list().stream().map(ClientJson::of).toList();
  }

  /** The token is in the answer this once; it works once a second administrator has confirmed. */
  @PostMapping
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.CREATED)
  RegisteredJson register(SignedIn who, @RequestBody ClientBody body) {
    if (body.scopes() == null) {
      throw Refused.field("/scopes", "required");
    }
    RegisterClient.Registered registered =
        registering.register(
            who,
            body.name() == null ? "" : body.name(),
            ClientWords.scopes(body.scopes().stream().map(String::valueOf).toList()),
            body.authority());
    return new RegisteredJson(registered.id(), registered.token());
  }

  @PostMapping("/{id}/confirmations")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void confirm(SignedIn who, @PathVariable UUID id) {
    confirming.confirm(who, id);
  }

  @PostMapping("/{id}/endings")
  @Requires(Permission.MANAGE_PEOPLE)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(SignedIn who, @PathVariable UUID id, @RequestBody EndBody body) {
    ending.end(who, id, body.reason() == null ? "" : body.reason());
  }

  record ClientBody(
      @Nullable String name, @Nullable List<@Nullable String> scopes, @Nullable String authority)
      implements StrictBody {}

  record EndBody(@Nullable String reason) implements StrictBody {}

  record RegisteredJson(UUID id, String token) {}

  /** A client as administrators see it. */
  record ClientJson(
      UUID id,
      String name,
      Set<Permission> scopes,
      @Nullable String authority,
      SystemClient.Standing standing,
      Instant registeredAt) {

    static ClientJson of(SystemClient client) {
      return new ClientJson(
          client.id(),
          client.name(),
          client.scopes(),
          client.authority(),
          client.standing(),
          client.registeredAt());
    }
  }
}
