package org.caunoi.custody;

/** Another room that demands its own proof before an envelope may reach a citizen's hand. */
public interface ProofElsewhere {

  boolean demands(String envelope);
}
