package org.caunoi.custody;

import java.util.Collection;
import java.util.TreeSet;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.model.ItemNumber;
import org.caunoi.shared.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Envelopes that were counted by scanning each are taken over together: all of them, or none. */
@Component
public class TakeOverSeveral {

  private static final int MOST = 200;

  private final HandOver hands;

  TakeOverSeveral(HandOver hands) {
    this.hands = hands;
  }

  /**
   * Each as {@link HandOver#accept}; what that refuses is refused at {@code /numbers/…}. Refused at
   * {@code /numbers}: {@code item-number-…}, {@code too-many}.
   *
   * @return how many
   */
  @Transactional
  public int accept(SignedIn who, Collection<String> scanned, @Nullable Position here) {
    TreeSet<String> numbers = new TreeSet<>();
    scanned.forEach(one -> numbers.add(ItemNumber.parse(one, "/numbers").value()));
    if (numbers.isEmpty()) {
      throw Refused.field("/numbers", "item-number-needed");
    }
    if (numbers.size() > MOST) {
      throw Refused.field("/numbers", "too-many", MOST);
    }
    numbers.forEach(number -> accept(who, number, here));
    return numbers.size();
  }

  private void accept(SignedIn who, String number, @Nullable Position here) {
    try {
      hands.accept(who, number, null, here);
    } catch (Refused refused) {
      String code =
          refused.errors().isEmpty() ? refused.code() : refused.errors().getFirst().code();
      Object[] args =
          refused.errors().isEmpty()
              ? refused.args().toArray()
              : refused.errors().getFirst().args().toArray();
      throw Refused.field("/numbers/" + number, code, args);
    }
  }
}
