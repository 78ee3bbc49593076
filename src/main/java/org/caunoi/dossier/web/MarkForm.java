package org.caunoi.dossier.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.dossier.MarkComponent.Given;

/** The ticks and crosses of the review page, as they stand in its form. */
final class MarkForm {

  private static final String MARK = "mark-";

  private MarkForm() {}

  /** All that are set; of a cross the reason may still be missing. */
  static List<Given> read(HttpServletRequest request) {
    List<Given> given = new ArrayList<>();
    for (String name : request.getParameterMap().keySet()) {
      String value = request.getParameter(name);
      if (name.startsWith(MARK) && ("ok".equals(value) || "no".equals(value))) {
        String component = name.substring(MARK.length());
        boolean complete = value.equals("ok");
        String reason = request.getParameter("reason-" + component);
        boolean blank = complete || reason == null || reason.isBlank();
        given.add(new Given(component, complete, blank ? null : reason.strip()));
      }
    }
    return given;
  }
}
