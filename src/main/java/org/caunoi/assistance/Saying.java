package org.caunoi.assistance;

/** What a citizen can say to the summary. */
public sealed interface Saying {

  /** Yes, to exactly the summary with this hash (64 hex digits). */
  record Agree(String summaryHash) implements Saying {}

  /** One thing is not right: the key of a form field, or {@code document:} and a component key. */
  record NotRight(String field) implements Saying {}

  /** Nothing is to be sent. */
  record Stop() implements Saying {}
}
