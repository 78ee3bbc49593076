package org.caunoi.access.web;

import java.time.Instant;

/** One row of the audit log in words. */
public record AuditLine(
    Instant at, String actor, String place, String act, String subject, String purpose) {}
