package org.caunoi.custody.epcis;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
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
  private final Vocabulary words;
  private final Clock clock;

  ReadEpcis(ReadUnit reading, Profile profile, Captured captured, Vocabulary words, Clock clock) {
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
    List<ObjectNode> events = new ArrayList<>(profile.tell(unit.events()));
    events.addAll(profile.withdrawn(unit.contested(), unit.events()));
    events.addAll(captured.about(words.unit(unit.facts().number())));
    return words.document(Telling.TIME.format(clock.instant()), events);
  }
}
