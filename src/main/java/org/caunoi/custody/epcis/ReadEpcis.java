package org.caunoi.custody.epcis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.Lineage;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.ReadUnit;
import org.caunoi.custody.ReadUnit.Opened;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Tells other systems what happened to an envelope or a bag, and what was heard about it. */
@Component
public class ReadEpcis {

  private final ReadUnit reading;
  private final Profile profile;
  private final Captured captured;
  private final Lineage lineage;
  private final Vocabulary words;
  private final Clock clock;

  ReadEpcis(
      ReadUnit reading,
      Profile profile,
      Captured captured,
      Lineage lineage,
      Vocabulary words,
      Clock clock) {
    this.lineage = lineage;
    this.reading = reading;
    this.profile = profile;
    this.captured = captured;
    this.words = words;
    this.clock = clock;
  }

  /** A document; refused: {@code unit-not-found}, at {@code /unit} {@code item-number-…}. */
  @ActsAsHouse("a system with the scope reads of envelopes anywhere, as the room checks")
  public ObjectNode of(SignedIn who, String number) {
    who.require(Permission.READ_EPCIS);
    Opened unit = reading.open(who, ItemNumber.parse(number, "/unit").value());
    List<ObjectNode> events = new ArrayList<>(made(unit));
    events.addAll(profile.tell(unit.events()));
    events.addAll(profile.corrected(unit.events()));
    events.addAll(profile.withdrawn(unit.contested(), unit.events()));
    events.addAll(captured.about(words.unit(unit.facts().number())));
    return words.document(Telling.TIME.format(clock.instant()), events);
  }

  /** A result on its way home came out of the dossier and what was handed in for it. */
  private List<ObjectNode> made(Opened unit) {
    PaperSet set = unit.papers();
    if (set == null || !set.homeward()) {
      return List.of();
    }
    List<String> from = new ArrayList<>(List.of(words.thing("dossier", set.dossierCode())));
    lineage.of(set).forEach(paper -> from.add(words.thing("paper", paper)));
    List<String> results =
        lineage.results(set).stream().map(paper -> words.thing("paper", paper)).toList();
    return List.of(profile.made(unit.events().getFirst(), from, results).told());
  }
}
