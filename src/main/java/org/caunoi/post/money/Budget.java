package org.caunoi.post.money;

/** What a programme may pay in a year, in đồng: what it has left, has promised, has spent. */
public record Budget(
    String programme, int year, long granted, long available, long reserved, long spent) {}
