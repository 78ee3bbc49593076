package org.caunoi.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps the units in memory those of the reference file with what was changed since. */
@Component
class LoadUnits implements SmartInitializingSingleton {

  private final NetworkData file;
  private final UnitChanges changes;
  private final Authorities authorities;
  private int known;

  LoadUnits(NetworkData file, UnitChanges changes, Authorities authorities) {
    this.file = file;
    this.changes = changes;
    this.authorities = authorities;
  }

  @Override
  public void afterSingletonsInstantiated() {
    refresh();
  }

  @TransactionalEventListener
  void changed(UnitsChanged event) {
    refresh();
  }

  /** What was decided on another node. */
  @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
  void lookForChanges() {
    refresh();
  }

  synchronized void refresh() {
    int count = changes.countInForce();
    if (count != known) {
      Map<String, Authority> units = new LinkedHashMap<>();
      file.authorities().forEach(unit -> units.put(unit.code(), unit));
      changes.inForce().forEach(change -> change.putOver(units));
      authorities.replace(List.copyOf(units.values()));
      known = count;
    }
  }
}
