package org.caunoi.dossier.form;

import caunoi.pages.StaticTemplates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import org.caunoi.dossier.form.FormTemplate.Part;
import org.caunoi.platform.pdf.RenderPdf;
import org.jspecify.annotations.Nullable;

/**
 * One paper as it is laid out: a template with its values.
 *
 * @param unit the body that issues it
 * @param parent the body above it
 * @param date place and day of issue
 * @param values by the names the template uses
 * @param lines of the table, by column
 * @param officer who acted
 * @param correction says which paper it replaces and why
 */
public record Sheet(
    FormTemplate template,
    String number,
    String unit,
    String parent,
    String date,
    Map<String, String> values,
    List<Map<String, String>> lines,
    String officer,
    @Nullable Codes codes,
    @Nullable String correction) {

  private static final String STYLE = RenderPdf.text("form.css");
  private static final String TALL = RenderPdf.text("form-tall.css");
  private static final String WIDE = RenderPdf.text("form-wide.css");

  private static final StaticTemplates TEMPLATES = new StaticTemplates();

  /**
   * What a scanner reads.
   *
   * @param qr picture of the address where the dossier is tracked, or a register is checked
   * @param bars picture of the code
   * @param code of the dossier; the number of a register
   */
  public record Codes(String qr, String bars, String code) {}

  static Sheet blank(FormTemplate template) {
    return new Sheet(template, "", "", "", "", Map.of(), List.of(), "", null, null);
  }

  String style() {
    return (template.landscape() ? WIDE : TALL) + STYLE;
  }

  JteModel page() {
    return TEMPLATES.formSheet(this);
  }

  public String value(Part part) {
    return values.getOrDefault(part.value(), template.letterhead().none());
  }

  /** What a receipt does not confirm it says so; other empty cells are left for a pen. */
  public String cell(Map<String, String> line, Part column) {
    boolean confirms = template.form() == OfficialForm.RECEIPT;
    return line.getOrDefault(column.value(), confirms ? template.letterhead().none() : "");
  }

  /** First digits of the template's hash, enough to tell versions apart on paper. */
  public String mark() {
    return template.hash().substring(0, Math.min(12, template.hash().length()));
  }
}
