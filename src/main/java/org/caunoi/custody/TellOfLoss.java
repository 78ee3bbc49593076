package org.caunoi.custody;

import java.util.Map;
import org.caunoi.custody.PaperNews.What;
import org.caunoi.custody.model.Fact.Missed;
import org.caunoi.custody.model.Fact.Suspected;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.UnitState;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Notices where the search for an envelope begins or ends, whatever act did it, and says so once:
 * to the citizen, and to the last keeper. What was made again meanwhile is revoked.
 */
@ActsAsHouse("the search for papers concerns citizens whom the finder does not know")
@Component
class TellOfLoss {

  private final PaperSets sets;
  private final MadeAgain remakes;
  private final AskLastKeeper asking;
  private final StandStillWhileLost clocks;
  private final ApplicationEventPublisher events;

  TellOfLoss(
      PaperSets sets,
      MadeAgain remakes,
      AskLastKeeper asking,
      StandStillWhileLost clocks,
      ApplicationEventPublisher events) {
    this.sets = sets;
    this.remakes = remakes;
    this.asking = asking;
    this.clocks = clocks;
    this.events = events;
  }

  void compare(Map<String, UnitState> before, Held after) {
    after
        .states()
        .forEach(
            (number, unit) -> {
              UnitState was = before.get(number);
              if (was != null
                  && !unit.bag()
                  && (was.loss() == Loss.DECLARED) != (unit.loss() == Loss.DECLARED)) {
                clocks.look(number, after.history(number).applied().getLast().at());
              }
              if (was != null && was.loss() != Loss.DECLARED && unit.loss() == Loss.DECLARED) {
                declared(unit);
              }
              if (was != null && was.loss() == Loss.NONE && unit.loss() != Loss.NONE) {
                begun(unit, after);
              } else if (was != null && was.loss() != Loss.NONE && unit.loss() == Loss.NONE) {
                ended(unit);
              }
            });
  }

  /** Whoever has the bag is asked for all that is in it. */
  private void begun(UnitState unit, Held held) {
    if (unit.inside() == null) {
      held.history(unit.number()).applied().reversed().stream()
          .filter(event -> event.fact() instanceof Suspected || event.fact() instanceof Missed)
          .findFirst()
          .ifPresent(event -> asking.ask(held.authority(unit.number()), event, unit.keeper()));
    }
    if (!unit.bag()) {
      tell(unit.number(), What.SOUGHT, null);
    }
  }

  private void declared(UnitState unit) {
    sets.ofEnvelope(unit.number())
        .ifPresent(
            set ->
                events.publishEvent(
                    new PapersDeclaredLost(set.authority(), set.dossierCode(), set.envelope())));
  }

  private void ended(UnitState unit) {
    if (!unit.bag()) {
      String revoked = remakes.revoke(unit.number()).orElse(null);
      tell(unit.number(), revoked == null ? What.FOUND : What.FOUND_AND_REVOKED, revoked);
    }
  }

  void tell(String envelope, What what, @Nullable String number) {
    sets.ofEnvelope(envelope)
        .ifPresent(
            set ->
                events.publishEvent(
                    new PaperNews(set.authority(), set.dossierCode(), envelope, what, number)));
  }
}
