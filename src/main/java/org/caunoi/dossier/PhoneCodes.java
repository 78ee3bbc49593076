package org.caunoi.dossier;

/** Whether this installation can send codes to phones; answered by the room that sends them. */
@FunctionalInterface
public interface PhoneCodes {

  boolean reachPhones();
}
