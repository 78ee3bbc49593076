package org.caunoi.platform.reference;

/**
 * Data files of one room that go into the database. The room reads and checks them when it is made;
 * they are stored once all rooms have read theirs without a mistake.
 */
public interface StoredReference {

  /** Within a transaction that all rooms share. */
  void store();
}
