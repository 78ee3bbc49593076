package org.caunoi.dossier.form;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.form.IssueForm.Content;
import org.caunoi.network.Authorities;
import org.caunoi.shared.Refused;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes form 07 of one authority for a period: the register as it stands, kept for ever. */
@Component
public class CloseRegister {

  /** What still is a book one can hold: about forty pages. */
  static final int MOST = 500;

  /** A time stands above its day, so that narrow columns break nowhere else. */
  private static final Pattern MOMENT =
      Pattern.compile("(\\d{2}:\\d{2}) (\\d{2}/\\d{2}/\\d{4})(, )?");

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final Register register;
  private final RegisterRows rows;
  private final IssueForm issuing;
  private final IssuedForms forms;
  private final FormWords words;
  private final Authorities authorities;

  CloseRegister(
      Register register,
      RegisterRows rows,
      IssueForm issuing,
      IssuedForms forms,
      FormWords words,
      Authorities authorities) {
    this.register = register;
    this.rows = rows;
    this.issuing = issuing;
    this.forms = forms;
    this.words = words;
    this.authorities = authorities;
  }

  /**
   * Refused: {@code authority-needed} for people of the whole city who name none, {@code
   * unknown-authority}, {@code register-empty}, {@code register-too-long} above 500 dossiers, and
   * as {@link Register#list}.
   *
   * @param filter state, procedure and lateness in it do not count: a register is complete
   */
  @Transactional
  public IssuedForm close(SignedIn who, RegisterFilter filter) {
    who.require(Permission.MAKE_PAPERS);
    who.require(Permission.READ_DOCUMENTS);
    String authority = who.authority() == null ? filter.authority() : who.authority();
    if (authority == null) {
      throw Refused.field("/authority", "authority-needed");
    }
    String unit = authorities.get(authority).name();
    RegisterFilter whole =
        new RegisterFilter(filter.from(), filter.to(), authority, null, null, false);
    List<RegisterLine> lines = register.list(who, whole, null, MOST + 1);
    if (lines.isEmpty()) {
      throw Refused.field("/from", "register-empty");
    }
    if (lines.size() > MOST) {
      throw Refused.field("/to", "register-too-long", MOST);
    }
    List<Map<String, String>> table = new ArrayList<>();
    for (RegisterLine line : lines) {
      Map<String, String> row = rows.of(line, table.size() + 1, true);
      row.replaceAll((column, text) -> MOMENT.matcher(text).replaceAll("$1\n$2\n").strip());
      table.add(row);
    }
    String subject =
        authority
            + "-"
            + DateTimeFormatter.BASIC_ISO_DATE.format(filter.from())
            + "-"
            + DateTimeFormatter.BASIC_ISO_DATE.format(filter.to());
    return issuing.issue(
        new Content(
            OfficialForm.REGISTER,
            authority,
            authority,
            subject,
            null,
            null,
            Map.of(
                "unit", unit,
                "period", words.of("period", DAY.format(filter.from()), DAY.format(filter.to())),
                "count", String.valueOf(table.size())),
            table,
            null,
            null),
        who.actor(),
        who.displayName());
  }

  /** Registers closed so far, the newest first. */
  @Transactional(readOnly = true)
  public List<IssuedForm> list(SignedIn who) {
    who.require(Permission.READ_REGISTER);
    return forms.registers(who.authority(), 50);
  }
}
