package org.caunoi.notification;

import org.caunoi.dossier.Masks;

/** By which way a message travels. */
public enum Medium {
  SMS,
  EMAIL;

  /** An address of this medium with all but enough to know it by hidden. */
  public String masked(String address) {
    int at = address.indexOf('@');
    return this == SMS || at < 1
        ? Masks.tail(address.replaceFirst("^\\+84", "0"))
        : address.charAt(0) + "•••" + address.substring(at);
  }
}
