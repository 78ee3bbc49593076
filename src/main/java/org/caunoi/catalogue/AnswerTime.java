package org.caunoi.catalogue;

/**
 * How long a citizen may take to bring what was asked for.
 *
 * @param strategy how it is counted; never within one day
 * @param amount number of units of the strategy, at least 1
 */
public record AnswerTime(TermStrategy strategy, int amount) {}
