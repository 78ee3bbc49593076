package org.caunoi.access.web;

/** What was typed for a new person; the password is never shown again. */
public record PersonForm(
    String username, String displayName, String badge, String role, String place) {

  static PersonForm empty() {
    return new PersonForm("", "", "", "", "");
  }
}
