package org.caunoi.dossier.form;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.audit.AuditLog;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.document.StoredDocument;
import org.caunoi.document.Subject;
import org.caunoi.dossier.SignPaper;
import org.caunoi.dossier.TrackingKeys;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.platform.pdf.CodePicture;
import org.caunoi.platform.pdf.RenderPdf;
import org.caunoi.platform.pdf.RenderedPdf;
import org.caunoi.shared.Refused;
import org.caunoi.shared.UuidV7;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes one paper: lays it out, signs it, stores the file sealed, and notes it with its audit row.
 */
@Component
class IssueForm {

  private final FormTemplates templates;
  private final RenderPdf pdf;
  private final SignPaper signing;
  private final IssuedForms forms;
  private final Authorities authorities;
  private final TrackingKeys keys;
  private final FormWords words;
  private final AuditLog audit;
  private final Clock clock;
  private final String tracking;
  private final String checking;

  IssueForm(
      FormTemplates templates,
      RenderPdf pdf,
      SignPaper signing,
      IssuedForms forms,
      Authorities authorities,
      TrackingKeys keys,
      FormWords words,
      AuditLog audit,
      Clock clock,
      @Value("${caunoi.base-url}") String baseUrl) {
    this.templates = templates;
    this.pdf = pdf;
    this.signing = signing;
    this.forms = forms;
    this.authorities = authorities;
    this.keys = keys;
    this.words = words;
    this.audit = audit;
    this.clock = clock;
    this.tracking = baseUrl.replaceFirst("/+$", "") + "/tracking/";
    this.checking = baseUrl.replaceFirst("/+$", "") + "/check";
  }

  /**
   * What goes on a paper.
   *
   * @param unit who issues it: the authority, or the unit that follows it
   * @param subject dossier code, or what a register covers; the number begins with it
   * @param dossierId none for a register
   * @param corrects the paper it replaces
   * @param reason why it replaces it
   */
  record Content(
      OfficialForm form,
      String authority,
      String unit,
      String subject,
      @Nullable UUID dossierId,
      @Nullable Integer actNo,
      Map<String, String> values,
      List<Map<String, String>> lines,
      @Nullable IssuedForm corrects,
      @Nullable String reason) {

    /** The same as the follower of an earlier paper. */
    Content after(IssuedForm former, String why) {
      return new Content(
          form, authority, unit, subject, dossierId, actNo, values, lines, former, why);
    }

    @Nullable Subject owner() {
      return dossierId == null ? null : new Subject(authority, dossierId);
    }
  }

  /** Refused: {@code form-issued-meanwhile}; whatever the store refuses. */
  @Transactional(propagation = Propagation.MANDATORY)
  public IssuedForm issue(Content asked, Actor actor, String byName) {
    Instant now = clock.instant();
    FormTemplate template = templates.on(asked.form(), VietnamTime.day(now));
    Content content = linked(asked, template);
    String number = number(content, template);
    Sheet sheet = sheet(content, template, number, byName, now);
    RenderedPdf file = pdf.rendered(sheet.page(), sheet.style());
    StoredDocument stored = signing.signForm(file, content.unit(), content.owner(), actor, byName);
    IssuedForm form =
        new IssuedForm(
            content.authority(),
            UuidV7.next(clock),
            content.dossierId(),
            content.form(),
            number,
            content.actNo(),
            template.version(),
            template.hash(),
            stored.id(),
            stored.sha256(),
            content.corrects() == null ? null : content.corrects().id(),
            null,
            content.reason(),
            now,
            byName);
    if (!forms.add(form, actor.id())) {
      throw Refused.conflict("form-issued-meanwhile");
    }
    Map<String, Object> details = new HashMap<>();
    details.put("form", content.form().number());
    details.put("number", number);
    details.put("sha256", stored.sha256());
    details.put("template", template.version() + "/" + template.hash().substring(0, 12));
    if (content.corrects() != null) {
      details.put("corrects", content.corrects().number());
    }
    audit.write(
        content.authority(),
        actor,
        asked.corrects() == null ? "form-issued" : "form-corrected",
        content.dossierId() == null ? "register/" + number : "dossier/" + content.subject(),
        null,
        details);
    return form;
  }

  /** Slips and books are made anew as they grow: each names the one before it. */
  private Content linked(Content content, FormTemplate template) {
    return switch (content.form()) {
      case CONTROL_SLIP, REGISTER ->
          forms
              .last(
                  content.authority(),
                  content.dossierId(),
                  content.form(),
                  begin(content, template))
              .map(former -> content.after(former, words.of("anew." + content.form().number())))
              .orElse(content);
      case RECEIPT, SUPPLEMENT_REQUEST, REFUSAL, APOLOGY, STOP -> content;
    };
  }

  private static String begin(Content content, FormTemplate template) {
    return content.subject() + "/" + template.suffix();
  }

  private String number(Content content, FormTemplate template) {
    String begin = begin(content, template);
    int earlier = forms.count(content.authority(), content.dossierId(), content.form(), begin);
    return earlier == 0 ? begin : begin + "-" + (earlier + 1);
  }

  private Sheet sheet(
      Content content, FormTemplate template, String number, String byName, Instant now) {
    Authority unit = authorities.get(content.unit());
    String parent =
        unit.parent() == null
            ? template.letterhead().body()
            : authorities.find(unit.parent()).map(Authority::name).orElse("");
    String code = content.dossierId() == null ? null : content.subject();
    IssuedForm old = content.corrects();
    return new Sheet(
        template,
        words.of("number", number),
        unit.name(),
        parent,
        words.issued(template.letterhead().place(), now),
        content.values(),
        content.lines(),
        byName,
        code == null
            ? new Sheet.Codes(CodePicture.qr(checking), CodePicture.bars(number), number)
            : new Sheet.Codes(
                CodePicture.qr(tracking + code + "?k=" + keys.keyOf(code)),
                CodePicture.bars(code),
                code),
        old == null
            ? null
            : words.of(
                content.actNo() == null ? "follows" : "correction",
                old.number(),
                VietnamTime.date(old.at()),
                "" + content.reason()));
  }
}
