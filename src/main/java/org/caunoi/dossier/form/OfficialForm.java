package org.caunoi.dossier.form;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The seven forms of Circular 03/2025/TT-VPCP. Their words, order and validity are data; this table
 * only knows which values each can show.
 */
public enum OfficialForm {
  RECEIPT("01"),
  SUPPLEMENT_REQUEST("02"),
  REFUSAL("03"),
  APOLOGY("04"),
  STOP("05"),
  CONTROL_SLIP(
      "06", "no", "giver", "receiver", "since", "handed", "received", "due", "result", "note"),
  REGISTER(
      "07",
      "no",
      "code",
      "procedure",
      "sets",
      "applicant",
      "contact",
      "authority",
      "received",
      "appointment",
      "processing",
      "resultIn",
      "returned",
      "signed",
      "note");

  /** What every form about one dossier can say. */
  static final Set<String> FACTS =
      Set.of(
          "unit",
          "code",
          "applicant",
          "personalId",
          "address",
          "phone",
          "email",
          "procedure",
          "procedureCode",
          "setsGiven",
          "authorised",
          "term",
          "filedAt",
          "acceptedAt",
          "appointmentAt",
          "returnBy",
          "channel",
          "lookup",
          "helpPhone",
          "officerPhone",
          "decision",
          "fees",
          "papersBack",
          "request",
          "words",
          "ground",
          "former",
          "fresh",
          "answerBy",
          "stage",
          "at",
          "officer",
          "period",
          "count");

  private static final Set<String> PAPERS =
      Set.of("no", "component", "originals", "certified", "photocopies", "electronic", "reason");

  private final String number;
  private final Set<String> columns;

  OfficialForm(String number, String... columns) {
    this.number = number;
    this.columns = Set.of(columns);
  }

  /** Such as {@code 01}. */
  public String number() {
    return number;
  }

  /** What a column of its table can hold. */
  Set<String> columns() {
    return columns.isEmpty() ? PAPERS : columns;
  }

  public static Optional<OfficialForm> find(String number) {
    return Arrays.stream(values()).filter(form -> form.number.equals(number)).findFirst();
  }
}
