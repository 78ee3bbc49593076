package org.caunoi.access.web;

import java.util.List;

/** What was typed to register another system. */
public record ClientForm(String name, List<String> scopes, String authority) {

  static final ClientForm EMPTY = new ClientForm("", List.of(), "");
}
