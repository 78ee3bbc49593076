package org.caunoi.dossier.web;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dissolution;
import org.caunoi.dossier.Dissolutions;
import org.caunoi.dossier.UnitWork;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Units, what they have open, and those that end, as the pages say it. */
@Component
final class EndingUnitWords {

  private final Authorities authorities;
  private final Accounts accounts;
  private final Dissolutions dissolutions;
  private final UnitWork work;

  EndingUnitWords(
      Authorities authorities, Accounts accounts, Dissolutions dissolutions, UnitWork work) {
    this.authorities = authorities;
    this.accounts = accounts;
    this.dissolutions = dissolutions;
    this.work = work;
  }

  /** Those with most open dossiers first, then by code. */
  List<EndingUnitView.Unit> units() {
    Map<String, Integer> open = work.counts();
    return authorities.list().stream()
        .map(a -> new EndingUnitView.Unit(a.code(), a.name(), open.getOrDefault(a.code(), 0)))
        .sorted(Comparator.comparing(EndingUnitView.Unit::open).reversed())
        .toList();
  }

  List<EndingUnitView.Ending> endings(SignedIn who, Texts t) {
    Map<String, Integer> open = work.counts();
    return dissolutions.list().stream()
        .map(
            one ->
                new EndingUnitView.Ending(
                    one.id(),
                    authorities.get(one.unit()).name(),
                    authorities.get(one.successor()).name(),
                    receivers(one),
                    one.why(),
                    t.get(
                        "people.proposed",
                        one.proposedByName(),
                        VietnamTime.moment(one.proposedAt())),
                    one.decidedAt() == null,
                    one.proposedBy().equals(who.accountId()),
                    one.moved(),
                    open.getOrDefault(one.unit(), 0)))
        .toList();
  }

  /** Refused: {@code unknown-authority}. */
  EndingUnitView unit(String code, String successor, Texts t) {
    Authority unit = authorities.get(code);
    List<UnitWork.Line> lines = work.lines(code);
    boolean chosen = authorities.find(successor).isPresent();
    return new EndingUnitView(
        code,
        unit.name(),
        lines.stream().mapToInt(UnitWork.Line::n).sum(),
        lines.stream()
            .map(
                line ->
                    new EndingUnitView.Line(
                        t.get("state." + line.state().code()),
                        line.holder().isEmpty() ? t.get("units.nobody") : line.holder(),
                        line.n()))
            .toList(),
        dissolutions.list().stream().anyMatch(one -> one.unit().equals(code))
            ? t.get("units.ends")
            : null,
        chosen ? successor : "",
        chosen ? authorities.get(successor).name() : "",
        authorities.list().stream()
            .filter(one -> !one.code().equals(code))
            .map(one -> new Choice(one.code(), one.name()))
            .toList(),
        chosen ? people(successor, Role.SPECIALIST) : List.of(),
        chosen ? people(successor, Role.SIGNER) : List.of());
  }

  private List<Choice> people(String unit, Role role) {
    return accounts.listByRole(unit, role).stream()
        .map(one -> new Choice(one.id().toString(), one.displayName()))
        .toList();
  }

  private String receivers(Dissolution one) {
    return Stream.of(name(one.specialist()), name(one.signer()))
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private @Nullable String name(@Nullable UUID person) {
    return person == null ? null : accounts.find(person).map(Account::displayName).orElse(null);
  }
}
