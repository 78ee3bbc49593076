package org.caunoi.post.carrier;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a carrier's tracking list has told so far, so that reading goes on where it ended. */
interface SeenItems {

  /** Empty before anything was read. */
  String lastId();

  /** Lines that are known stay as they are. */
  void keep(List<Item> items);

  /** The carrier's number of an order it has spoken of. */
  Optional<String> numberOf(String reference);

  /** All that was said of some orders. */
  List<Notice> of(Collection<String> references);

  /**
   * One line.
   *
   * @param at null where it says no status
   */
  record Item(
      String id,
      String reference,
      String number,
      @Nullable String code,
      String text,
      @Nullable Instant at) {

    @Override
    public String toString() {
      return "Item[" + id + "]";
    }
  }
}
