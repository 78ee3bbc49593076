package org.caunoi.calendar;

import java.util.UUID;

/** The days off of a year are other ones now. Heard inside the transaction of the act. */
public record NoticePublished(UUID id, int year) {}
