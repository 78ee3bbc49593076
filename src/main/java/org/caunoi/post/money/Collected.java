package org.caunoi.post.money;

/** So much, against which receipt, by whom. */
public record Collected(long amount, String receipt, String by) {}
