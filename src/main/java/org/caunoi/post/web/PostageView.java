package org.caunoi.post.web;

import java.util.List;
import org.caunoi.post.money.Budget;
import org.caunoi.post.money.Grant;
import org.caunoi.post.money.Statement;
import org.jspecify.annotations.Nullable;

/**
 * Money on the way.
 *
 * @param waiting money that a second person must confirm
 * @param unfunded parcels that came home after their money was given to others
 * @param owedToCitizens taken at doors though nobody owes it, and not paid back
 * @param brings whether this person may bring statements
 * @param acknowledges whether this person may grant and confirm
 */
public record PostageView(
    List<Budget> budgets,
    List<Grant> waiting,
    List<Statement> statements,
    @Nullable String previous,
    @Nullable String next,
    List<String> programmes,
    List<String> carriers,
    int unfunded,
    long owedToCitizens,
    int year,
    boolean brings,
    boolean acknowledges) {}
