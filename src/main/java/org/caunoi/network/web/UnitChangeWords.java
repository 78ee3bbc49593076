package org.caunoi.network.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.caunoi.access.SignedIn;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.network.Communes;
import org.caunoi.network.UnitChange;
import org.caunoi.network.UnitChanges;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** Changes of units as the page says them. */
@Component
final class UnitChangeWords {

  private final UnitChanges changes;
  private final Authorities authorities;
  private final Communes communes;

  UnitChangeWords(UnitChanges changes, Authorities authorities, Communes communes) {
    this.changes = changes;
    this.authorities = authorities;
    this.communes = communes;
  }

  UnitChangesView view(SignedIn who, UnitForm form, Texts t) {
    List<Choice> kinds =
        Arrays.stream(Authority.Kind.values())
            .map(kind -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .map(kind -> new Choice(kind, t.get("unitChanges.kind." + kind)))
            .toList();
    return new UnitChangesView(
        changes.waiting().stream().map(change -> line(change, who, t)).toList(),
        form,
        kinds,
        authorities.list().stream().map(one -> new Choice(one.code(), one.name())).toList(),
        communes.list().stream().map(one -> new Choice(one.code(), one.fullName())).toList());
  }

  private static UnitChangesView.Line line(UnitChange change, SignedIn who, Texts t) {
    String what =
        change.nameBefore() == null
            ? t.get("unitChanges.made", change.unit().name(), change.unit().code())
            : t.get("unitChanges.renamed", change.nameBefore(), change.unit().name());
    return new UnitChangesView.Line(
        change.id(),
        what,
        t.get("people.proposed", change.proposedByName(), VietnamTime.moment(change.proposedAt())),
        change.proposedBy().equals(who.accountId()));
  }
}
