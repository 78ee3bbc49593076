package org.caunoi.post;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who stands on a parcel as its sender, read from its data file.
 *
 * @param city last line of each address
 * @param phone where authorities without one of their own are called
 * @param senders by code of the authority
 */
record SenderFile(String city, String phone, Map<String, Sender> senders) {

  /** One authority's; what is null is as for all others. */
  record Sender(@Nullable String address, @Nullable String phone) {}
}
