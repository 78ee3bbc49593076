package org.caunoi.custody;

import java.util.Collection;
import java.util.Map;
import org.caunoi.custody.PaperNews.What;
import org.caunoi.custody.model.Loss;
import org.caunoi.custody.model.UnitState;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Notices where the search for an envelope begins or ends, whatever act did it, and says so once;
 * what was made again meanwhile is revoked.
 */
@ActsAsHouse("the search for papers concerns citizens whom the finder does not know")
@Component
class TellOfLoss {

  private final PaperSets sets;
  private final MadeAgain remakes;
  private final ApplicationEventPublisher events;

  TellOfLoss(PaperSets sets, MadeAgain remakes, ApplicationEventPublisher events) {
    this.sets = sets;
    this.remakes = remakes;
    this.events = events;
  }

  void compare(Map<String, UnitState> before, Collection<UnitState> after) {
    for (UnitState unit : after) {
      UnitState was = before.get(unit.number());
      if (was == null || unit.bag()) {
        continue;
      }
      if (was.loss() == Loss.NONE && unit.loss() != Loss.NONE) {
        tell(unit.number(), What.SOUGHT, null);
      } else if (was.loss() != Loss.NONE && unit.loss() == Loss.NONE) {
        String revoked = remakes.revoke(unit.number()).orElse(null);
        tell(unit.number(), revoked == null ? What.FOUND : What.FOUND_AND_REVOKED, revoked);
      }
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
