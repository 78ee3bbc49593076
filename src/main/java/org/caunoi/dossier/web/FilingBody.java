package org.caunoi.dossier.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.caunoi.catalogue.Answers;
import org.caunoi.catalogue.FormField;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.dossier.FileDossier.IdempotencyKey;
import org.caunoi.dossier.FileDossier.Request;
import org.caunoi.party.EmailAddress;
import org.caunoi.platform.web.StrictBody;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as a partner system files it.
 *
 * @param answers to the case questions, typed as the procedure says
 * @param form further fields of the form by key, each as text
 * @param returnBy {@code electronic}, {@code counter} or {@code post}
 */
record FilingBody(
    @Nullable String procedureCode,
    @Nullable Map<String, @Nullable Object> answers,
    @Nullable Applicant applicant,
    @Nullable Map<String, @Nullable String> form,
    @Nullable String returnBy)
    implements StrictBody {

  private static final int EMAIL_LENGTH = 254;

  /** Field of the applicant by the prefill name the forms know it by. */
  private static final Map<String, String> PREFILL =
      Map.of(
          "card.fullName", "fullName",
          "card.personId", "personalId",
          "card.birthDate", "birthDate",
          "card.sex", "sex",
          "card.address", "address",
          "session.phone", "phone",
          "session.commune", "communeCode");

  /**
   * The citizen.
   *
   * @param birthDate {@code 1960-09-05} or {@code 05/09/1960}
   * @param sex {@code male} or {@code female}
   */
  record Applicant(
      @Nullable String fullName,
      @Nullable String personalId,
      @Nullable String birthDate,
      @Nullable String sex,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String address,
      @Nullable String communeCode) {

    private @Nullable String get(String field) {
      return switch (field) {
        case "fullName" -> fullName;
        case "personalId" -> personalId;
        case "birthDate" -> birthDate;
        case "sex" -> sex;
        case "address" -> address;
        case "phone" -> phone;
        case "communeCode" -> communeCode;
        default -> throw new IllegalArgumentException(field);
      };
    }
  }

  /** The code asked for; refused with {@code required}. */
  String procedure() {
    if (procedureCode == null || procedureCode.isBlank()) {
      throw Refused.field("/procedureCode", "required");
    }
    return procedureCode.strip();
  }

  Request request(ProcedureVersion procedure, IdempotencyKey key) {
    if (applicant == null) {
      throw Refused.field("/applicant", "required");
    }
    return new Request(
        procedure.code(),
        answersGiven(),
        fields(procedure),
        SubmissionChannel.ONLINE,
        wayHome(),
        List.of(),
        Confirmation.PARTNER,
        null,
        null,
        null,
        null,
        email(applicant.email()),
        null,
        key);
  }

  /** The same refusal with pointers into this body: what stood in the applicant is named there. */
  Refused pointed(ProcedureVersion procedure, Refused refused) {
    List<FieldError> errors = new ArrayList<>();
    for (FieldError error : refused.errors()) {
      String key = error.pointer().startsWith("/form/") ? error.pointer().substring(6) : "";
      String field = formHas(key) ? null : prefilled(procedure).get(key);
      errors.add(
          field == null
              ? error
              : new FieldError("/applicant/" + field, error.code(), error.args()));
    }
    return new Refused(refused.kind(), refused.code(), errors, refused.args().toArray());
  }

  private Map<String, String> fields(ProcedureVersion procedure) {
    Map<String, String> fields = new LinkedHashMap<>();
    Applicant citizen = applicant;
    if (citizen != null) {
      prefilled(procedure)
          .forEach(
              (key, field) -> {
                String value = citizen.get(field);
                if (value != null) {
                  fields.put(key, value);
                }
              });
    }
    if (form != null) {
      form.forEach(
          (key, value) -> {
            if (value == null) {
              throw Refused.field("/form/" + token(key), "required");
            }
            fields.put(key, value);
          });
    }
    return fields;
  }

  private boolean formHas(String key) {
    return form != null && form.containsKey(key);
  }

  private static Map<String, String> prefilled(ProcedureVersion procedure) {
    Map<String, String> byKey = new HashMap<>();
    for (FormField field : procedure.form().fields()) {
      String known = field.prefill() == null ? null : PREFILL.get(field.prefill());
      if (known != null) {
        byKey.put(field.key(), known);
      }
    }
    return byKey;
  }

  private Answers answersGiven() {
    Map<String, Object> given = new LinkedHashMap<>();
    if (answers != null) {
      answers.forEach(
          (key, value) -> {
            if (value == null) {
              throw Refused.field("/answers/" + token(key), "required");
            }
            given.put(key, value);
          });
    }
    return new Answers(given);
  }

  private ReturnWay wayHome() {
    if (returnBy == null) {
      throw Refused.field("/returnBy", "required");
    }
    for (ReturnWay way : ReturnWay.values()) {
      if (way.key().equals(returnBy)) {
        return way;
      }
    }
    throw Refused.field("/returnBy", "unknown-option");
  }

  private static @Nullable String email(@Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    String email = typed.strip();
    if (email.length() > EMAIL_LENGTH) {
      throw Refused.field("/applicant/email", "too-long", EMAIL_LENGTH);
    }
    if (EmailAddress.tryParse(email).isEmpty()) {
      throw Refused.field("/applicant/email", "not-an-email");
    }
    return email;
  }

  private static String token(String key) {
    return key.replace("~", "~0").replace("/", "~1");
  }
}
