package org.caunoi.dossier.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.PlaceNames;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.audit.AuditTrail.Look;
import org.caunoi.dossier.WhoLooked.Seen;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Tells who looked, as much as the reader may know. */
@Component
final class LookWords {

  private static final String DOSSIER = "dossier/";
  private static final String REGISTER = "register/";

  private final Accounts accounts;
  private final PlaceNames places;
  private final boolean namesForCitizens;

  /**
   * @param namesForCitizens whether citizens see the names of those who looked; whether the law
   *     wants that is not confirmed
   */
  LookWords(
      Accounts accounts,
      PlaceNames places,
      @Value("${caunoi.looked.names-for-citizens:false}") boolean namesForCitizens) {
    this.accounts = accounts;
    this.places = places;
    this.namesForCitizens = namesForCitizens;
  }

  LookView forCitizen(Seen seen, Texts t) {
    List<Look> others = seen.looks().stream().filter(one -> !isCitizen(one)).toList();
    return new LookView(
        others.stream().map(one -> line(one, namesForCitizens, t)).toList(),
        seen.looks().size() - others.size(),
        seen.moreDossiers(),
        next(seen),
        "");
  }

  LookView forInvestigator(Seen seen, String asked, Texts t) {
    return new LookView(
        seen.looks().stream().map(one -> line(one, true, t)).toList(),
        0,
        seen.moreDossiers(),
        next(seen),
        asked);
  }

  private static String next(Seen seen) {
    return seen.next() == null ? "" : seen.next().toString();
  }

  static boolean isCitizen(Look one) {
    return one.actorId() == null && one.actor().equals(Actor.CITIZEN.name());
  }

  private LookView.Line line(Look one, boolean named, Texts t) {
    return new LookView.Line(
        VietnamTime.moment(one.at()),
        who(one, named, t),
        place(one.place()),
        one.subject().startsWith(REGISTER)
            ? t.get("looked.mayBeIn", word(t, "audit.act.", one.act()))
            : word(t, "audit.act.", one.act()),
        word(t, "audit.purpose.", one.purpose()),
        one.subject().startsWith(DOSSIER) ? one.subject().substring(DOSSIER.length()) : "");
  }

  private String who(Look one, boolean named, Texts t) {
    UUID id = one.actorId();
    if (id == null) {
      return t.get(isCitizen(one) ? "looked.citizen" : "looked.house");
    }
    Optional<Account> account = accounts.find(id);
    if (account.isEmpty()) {
      return t.get("role.SYSTEM_CLIENT");
    }
    String role = account.get().roles().stream().sorted().findFirst().map(Enum::name).orElse("");
    String words = t.has("role." + role) ? t.get("role." + role) : t.get("looked.staff");
    return named ? account.get().displayName() + " (" + words + ")" : words;
  }

  private String place(@Nullable String place) {
    return place == null ? "" : places.nameOf(place).orElse(place);
  }

  private static String word(Texts t, String group, String code) {
    return t.has(group + code) ? t.get(group + code) : code;
  }
}
