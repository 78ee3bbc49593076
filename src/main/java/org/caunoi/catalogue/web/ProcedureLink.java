package org.caunoi.catalogue.web;

import java.util.Locale;
import org.caunoi.catalogue.ProcedureVersion;

/** One procedure in a list for citizens. */
public record ProcedureLink(String code, String name, String summary) {

  static ProcedureLink of(ProcedureVersion procedure, Locale locale) {
    return new ProcedureLink(
        procedure.code(), procedure.name().in(locale), procedure.summary().in(locale));
  }

  public String href() {
    return "/procedures/" + code;
  }
}
