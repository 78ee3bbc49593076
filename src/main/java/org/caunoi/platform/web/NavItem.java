package org.caunoi.platform.web;

/** One entry of the main menu; {@code icon} is a symbol of {@code /icons.svg}. */
public record NavItem(String href, String label, String icon, boolean current) {}
