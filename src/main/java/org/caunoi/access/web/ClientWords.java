package org.caunoi.access.web;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.caunoi.access.Permission;
import org.caunoi.access.PlaceNames;
import org.caunoi.access.RegisterClient;
import org.caunoi.access.SignedIn;
import org.caunoi.access.SystemClient;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Other systems in the words of the administrators' page. */
@Component
class ClientWords {

  private final ObjectProvider<PlaceNames> places;

  ClientWords(ObjectProvider<PlaceNames> places) {
    this.places = places;
  }

  ClientLine line(SystemClient client, SignedIn reader, Texts t) {
    return new ClientLine(
        client.id(),
        client.name(),
        client.scopes().stream()
            .map(one -> t.get("scope." + one))
            .collect(Collectors.joining(", ")),
        client.authority() == null ? t.get("people.wholeCity") : place(client.authority()),
        client.standing(),
        story(client, t),
        client.endReason(),
        reader.accountId().equals(client.registeredBy()));
  }

  /** Refused: {@code scope-not-offered}. */
  static Set<Permission> scopes(Collection<String> names) {
    Set<Permission> scopes = EnumSet.noneOf(Permission.class);
    for (String name : names) {
      scopes.add(
          RegisterClient.offered().stream()
              .filter(one -> one.name().equals(name))
              .findFirst()
              .orElseThrow(() -> Refused.field("/scopes", "scope-not-offered")));
    }
    return scopes;
  }

  static String refusal(Texts t, Refused refused) {
    return refused.errors().isEmpty()
        ? t.get("error." + refused.code(), refused.args().toArray())
        : t.get(
            "error." + refused.errors().getFirst().code(),
            refused.errors().getFirst().args().toArray());
  }

  private String place(String code) {
    return places.stream().flatMap(names -> names.nameOf(code).stream()).findFirst().orElse(code);
  }

  private static String story(SystemClient client, Texts t) {
    StringJoiner story = new StringJoiner(" · ");
    SystemClient.Names by = client.by();
    if (by.registered() != null) {
      story.add(
          t.get(
              "clients.registeredBy", by.registered(), VietnamTime.moment(client.registeredAt())));
    }
    if (by.confirmed() != null) {
      story.add(t.get("clients.confirmedBy", by.confirmed()));
    }
    if (by.ended() != null) {
      story.add(t.get("clients.endedBy", by.ended()));
    }
    return story.toString();
  }
}
