package org.caunoi.post.money;

import java.time.LocalDate;

/** What a carrier takes for a delivery up to a weight, from a day on. */
record Tariff(String carrier, LocalDate from, int grams, long amount, boolean confirmed) {}
