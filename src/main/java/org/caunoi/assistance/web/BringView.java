package org.caunoi.assistance.web;

import java.util.List;

/** What is printed for the citizen who has to fetch papers. */
public record BringView(
    String procedure,
    List<String> papers,
    String point,
    String address,
    String hours,
    String helper) {}
