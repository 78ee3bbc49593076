package org.caunoi.platform.reference;

import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores what all rooms have read, all or nothing: it begins when every room has been made, and a
 * room that refuses its files stops the start before.
 */
@Component
final class StoreReferenceData implements SmartInitializingSingleton {

  private final List<StoredReference> rooms;
  private final TransactionTemplate transaction;

  StoreReferenceData(List<StoredReference> rooms, TransactionTemplate transaction) {
    this.rooms = List.copyOf(rooms);
    this.transaction = transaction;
  }

  @Override
  public void afterSingletonsInstantiated() {
    transaction.executeWithoutResult(status -> rooms.forEach(StoredReference::store));
  }
}
