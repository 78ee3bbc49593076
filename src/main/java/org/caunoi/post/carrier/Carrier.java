package org.caunoi.post.carrier;

import java.util.Collection;
import java.util.List;
import org.caunoi.exchange.Delivery;
import org.caunoi.exchange.Reading;
import org.caunoi.exchange.Reply;

/** A carrier: takes orders, is asked about them, and reports where things are. */
public interface Carrier {

  /** Key of its data file and part of its address, such as {@code viettelpost}. */
  String key();

  /** Orders; the answer is the carrier's number. */
  Reply create(Order order, Access access);

  /** Whether it has an order of this reference; the answer is the carrier's number. */
  Reply find(String reference, Access access);

  /** What it knows now of some orders by their references; empty where it cannot say. */
  List<Notice> ask(Collection<String> references, Access access);

  /** Takes an order back, by both numbers. */
  Reply cancel(String reference, String number, Access access);

  /** Whether its interface has a word for holding a parcel at a counter of ours. */
  boolean takesHolds();

  /**
   * Tells it to bring a parcel to a counter, where the citizen fetches it.
   *
   * @param place name of the counter
   */
  Reply hold(String number, String place, Access access);

  /** Whether a delivery is from this carrier, whole and fresh. */
  Reading read(Delivery delivery, Access access);

  /** What a genuine delivery says. */
  List<Notice> notices(byte[] body);
}
