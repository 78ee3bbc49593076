package org.caunoi.dossier.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.DossierWorklist.Row;
import org.caunoi.dossier.FileDossier.Filed;
import org.caunoi.dossier.Masks;
import org.caunoi.dossier.Party;
import org.caunoi.dossier.ReadDossier.DossierFile;
import org.jspecify.annotations.Nullable;

/**
 * A dossier as programs read it; states are the national codes.
 *
 * @param answerBy until when the citizen is waited for, while papers are asked for
 * @param applicant masked for readers who do not work on the content
 * @param form empty for readers who do not work on the content
 */
record DossierJson(
    String code,
    String procedureCode,
    String procedureName,
    String authority,
    int state,
    int version,
    int channel,
    String returnBy,
    Instant filedAt,
    @Nullable Instant acceptedAt,
    @Nullable Instant appointmentAt,
    boolean appointmentProvisional,
    @Nullable Instant finishedAt,
    @Nullable Instant returnedAt,
    int supplementRequests,
    @Nullable Instant answerBy,
    @Nullable String assignee,
    ApplicantJson applicant,
    Map<String, String> form,
    List<DocumentJson> documents,
    @Nullable ResultJson result,
    List<ActJson> history) {

  /** Where a dossier stands after an act. */
  record StandingJson(String code, int state, int version, @Nullable Instant appointmentAt) {

    static StandingJson of(Dossier dossier) {
      return new StandingJson(
          dossier.code(),
          dossier.state().code(),
          dossier.version(),
          dossier.progress().appointmentAt());
    }
  }

  /** The answer to a filing; the same each time for the same key. */
  record FiledJson(String code, int state, int version, String authority, Instant filedAt) {

    static FiledJson of(Filed filed) {
      return new FiledJson(filed.code(), 1, 1, filed.authority(), filed.filedAt());
    }
  }

  record DossierPage(List<ItemJson> items, @Nullable String nextCursor) {}

  /** One line of a list: no personal data but a masked name. */
  record ItemJson(
      String code,
      String procedureCode,
      int state,
      int version,
      Instant filedAt,
      @Nullable Instant appointmentAt,
      boolean appointmentProvisional,
      @Nullable String assignee,
      String applicant) {

    static ItemJson of(Row row) {
      return new ItemJson(
          row.code(),
          row.procedureCode(),
          row.state().code(),
          row.version(),
          row.filedAt(),
          row.appointmentAt(),
          row.appointmentProvisional(),
          row.assigneeName(),
          row.maskedName());
    }
  }

  record ApplicantJson(
      String fullName,
      String personalId,
      @Nullable String birthDate,
      @Nullable String phone,
      @Nullable String email,
      @Nullable String address) {

    static ApplicantJson of(Party party, boolean clear) {
      return clear
          ? new ApplicantJson(
              party.fullName(),
              party.personalId(),
              party.birthDate(),
              party.phone(),
              party.email(),
              party.address())
          : new ApplicantJson(
              Masks.name(party.fullName()), Masks.tail(party.personalId()), null, null, null, null);
    }
  }

  record DocumentJson(String component, int edition, Instant attachedAt) {}

  record ResultJson(String number, Instant issuedAt) {}

  /**
   * An act.
   *
   * @param note words for the citizen, such as what is missing
   */
  record ActJson(int no, String kind, int state, Instant at, String by, @Nullable String note) {}

  static DossierJson of(DossierFile file) {
    Dossier dossier = file.dossier();
    var filing = dossier.filing();
    var progress = dossier.progress();
    return new DossierJson(
        dossier.code(),
        filing.procedureCode(),
        file.procedure().name().vi(),
        filing.authority(),
        dossier.state().code(),
        dossier.version(),
        switch (filing.channel()) {
          case COUNTER -> 1;
          case ONLINE -> 2;
          case POST -> 3;
        },
        filing.returnBy().key(),
        filing.filedAt(),
        progress.acceptedAt(),
        progress.appointmentAt(),
        progress.appointmentProvisional(),
        progress.finishedAt(),
        progress.returnedAt(),
        progress.supplementRequests(),
        progress.answerBy(),
        progress.assigneeName(),
        ApplicantJson.of(file.party(), file.clear()),
        file.form(),
        file.attachments().stream()
            .map(one -> new DocumentJson(one.component(), one.edition(), one.at()))
            .toList(),
        file.result() == null ? null : new ResultJson(file.result().number(), file.result().at()),
        file.history().stream()
            .map(
                act ->
                    new ActJson(
                        act.no(),
                        act.kind().name(),
                        act.to().code(),
                        act.at(),
                        act.byName(),
                        act.note()))
            .toList());
  }
}
