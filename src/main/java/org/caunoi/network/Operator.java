package org.caunoi.network;

/**
 * A company that runs agent points under contract with the city.
 *
 * @param complaintPhone shown to the citizen beside the clerk's name
 * @param sample true for demonstration data
 */
public record Operator(String id, String name, String complaintPhone, boolean sample) {}
