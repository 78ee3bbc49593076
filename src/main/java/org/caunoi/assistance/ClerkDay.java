package org.caunoi.assistance;

import java.time.Instant;
import java.util.UUID;

/**
 * What one clerk did today.
 *
 * @param filed dossiers filed or handed to the portal
 * @param notReady citizens who had to come again
 * @param otherwise advice, stopped by the citizen, left
 * @param last when something was last done
 */
public record ClerkDay(
    UUID clerk,
    String name,
    int opened,
    int running,
    int filed,
    int notReady,
    int otherwise,
    Instant last) {}
