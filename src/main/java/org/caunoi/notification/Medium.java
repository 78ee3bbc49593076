package org.caunoi.notification;

/** By which way a message travels. */
public enum Medium {
  SMS,
  EMAIL
}
