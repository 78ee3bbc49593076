package org.caunoi.network.web;

/** What was typed about a new unit, and about the unit that gets another name. */
public record UnitForm(
    String code,
    String name,
    String kind,
    String parent,
    String commune,
    String renamed,
    String newName) {

  static UnitForm empty() {
    return new UnitForm("", "", "", "", "", "", "");
  }
}
