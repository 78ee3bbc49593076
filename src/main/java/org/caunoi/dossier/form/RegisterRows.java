package org.caunoi.dossier.form;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.Masks;
import org.caunoi.dossier.Party;
import org.caunoi.dossier.form.RegisterLine.Passage;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.network.Commune;
import org.caunoi.network.Communes;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A line of the register as texts, by the column names of form 07. */
@Component
final class RegisterRows {

  private final Catalogue catalogue;
  private final Authorities authorities;
  private final Communes communes;
  private final FormWords words;

  RegisterRows(Catalogue catalogue, Authorities authorities, Communes communes, FormWords words) {
    this.catalogue = catalogue;
    this.authorities = authorities;
    this.communes = communes;
    this.words = words;
  }

  /**
   * @param no running number
   * @param clear whether names and addresses may be seen
   */
  Map<String, String> of(RegisterLine line, int no, boolean clear) {
    ProcedureVersion procedure = catalogue.get(line.procedureVersion());
    Map<String, String> row = new HashMap<>();
    row.put("no", String.valueOf(no));
    row.put("code", line.code());
    row.put("procedure", procedure.name().vi());
    row.put("sets", procedure.sets() == null ? "" : String.valueOf(procedure.sets()));
    Party party = line.party();
    row.put("applicant", clear ? party.fullName() : Masks.name(party.fullName()));
    row.put("contact", clear ? contact(party) : "");
    row.put(
        "authority",
        authorities.find(line.authority()).map(Authority::name).orElse(line.authority()));
    row.put("received", moment(line.acceptedAt() == null ? line.filedAt() : line.acceptedAt()));
    row.put("appointment", moment(line.appointmentAt()));
    row.put("processing", moment(line.inThisBook(line.processingAt())));
    row.put(
        "resultIn",
        line.state() == DossierState.DONE || line.returnedAt() != null
            ? moment(line.inThisBook(line.finishedAt()))
            : "");
    row.put(
        "returned",
        line.inThisBook(line.returnedAt()) == null
            ? ""
            : moment(line.returnedAt()) + ", " + words.of("returnBy." + line.returnBy()));
    row.put("signed", line.inThisBook(line.returnedAt()) == null ? "" : signed(line));
    row.put("note", passages(line) + (line.wentTo() == null ? note(line) : ""));
    return row;
  }

  /** Who collected signed by what they showed; without it the cell is left for a pen. */
  private String signed(RegisterLine line) {
    return line.proof() == null
        ? ""
        : Arrays.stream(line.proof().split("\\+"))
            .map(one -> words.of("proof." + one))
            .collect(Collectors.joining(", "));
  }

  /** What a reader of one unit's book must know of the units before and after. */
  private String passages(RegisterLine line) {
    Passage from = line.cameFrom();
    Passage to = line.wentTo();
    return (from == null ? "" : words.of("cameFrom", unit(from), moment(from.at())) + ". ")
        + (to == null ? "" : words.of("wentTo", unit(to), moment(to.at())));
  }

  private String unit(Passage passage) {
    return authorities.find(passage.unit()).map(Authority::name).orElse(passage.unit());
  }

  private String note(RegisterLine line) {
    String state = words.state(line.state().code());
    String supplements =
        line.supplementRequests() == 0
            ? ""
            : ". " + words.of("supplements", line.supplementRequests());
    Instant handled = line.handledAt();
    Timeliness result = handled == null ? null : Timeliness.of(line.appointmentAt(), handled);
    return state + supplements + (result == null ? "" : ". " + words.of("result." + result));
  }

  private String contact(Party party) {
    Optional<String> commune = communes.find(party.communeCode()).map(Commune::fullName);
    String address = party.address() == null ? "" : party.address() + ", ";
    String phone = party.phone() == null ? "" : "; " + party.phone();
    return address + commune.orElse(party.communeCode()) + phone;
  }

  private static String moment(@Nullable Instant at) {
    return at == null ? "" : VietnamTime.moment(at);
  }
}
