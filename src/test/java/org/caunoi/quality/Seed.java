package org.caunoi.quality;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A dossier as it may stand in the tables, written straight into them: some of what is counted here
 * happened years ago or cannot happen through the use cases. Times are the wall clock of Hanoi.
 */
final class Seed {

  private static final byte[] NOTHING = new byte[32];

  final String name;
  final UUID id = UUID.randomUUID();
  String authority = "";
  String procedure = "2.000635";
  UUID version = UUID.randomUUID();
  int channel = 2;
  String returnBy = "ELECTRONIC";
  String strategy = "WORKING_DAYS";
  int amount = 3;
  @Nullable String cutoff;
  int state = 4;
  @Nullable Integer former;
  boolean supplementIn;
  @Nullable Integer requests;
  boolean file;
  boolean resultFile;
  @Nullable Integer satisfaction;
  @Nullable String report;
  @Nullable String reportedAt;
  final List<String> asked = new ArrayList<>();
  final List<String> brought = new ArrayList<>();
  @Nullable String filed;
  @Nullable String accepted;
  @Nullable String due;
  @Nullable String finished;
  @Nullable String returned;
  @Nullable String paused;
  @Nullable String apology;
  @Nullable String promisedFirst;

  Seed(String name) {
    this.name = name;
  }

  static Seed of(String name) {
    return new Seed(name);
  }

  /** Taken in and promised. */
  Seed in(String at, @Nullable String promised) {
    accepted = at;
    due = promised;
    return this;
  }

  /** Filed, not accepted, nothing promised. */
  Seed filed(String at) {
    filed = at;
    return this;
  }

  Seed state(int code) {
    state = code;
    return this;
  }

  Seed done(String at) {
    state = 9;
    finished = at;
    return this;
  }

  /** An apology, given at a moment, moved an earlier promise to what is due now. */
  Seed extended(String at, String before) {
    apology = at;
    promisedFirst = before;
    return this;
  }

  /** Papers are lost, and the clock has stood still since. */
  Seed paused(String at) {
    paused = at;
    return this;
  }

  Seed ended(int code, String at) {
    state = code;
    finished = at;
    return this;
  }

  Seed by(int national) {
    channel = national;
    return this;
  }

  Seed onPaper() {
    returnBy = "POST";
    return this;
  }

  /** Which files are kept: of the papers, of the result. */
  Seed files(boolean papers, boolean result) {
    file = papers;
    resultFile = result;
    return this;
  }

  Seed rated(int stars) {
    satisfaction = stars;
    return this;
  }

  Seed reported() {
    report = "MONEY_ASKED";
    return this;
  }

  /** At another moment than now. */
  Seed reported(String at) {
    reportedAt = at;
    return reported();
  }

  Seed asked(String at) {
    asked.add(at);
    return this;
  }

  Seed brought(String at) {
    brought.add(at);
    return this;
  }

  Seed term(String kind, int number) {
    strategy = kind;
    amount = number;
    return this;
  }

  String code() {
    return "SEED-" + name.replace(' ', '-');
  }

  void store(JdbcClient jdbc) {
    jdbc.sql(
            """
            INSERT INTO dossier.dossier (authority, id, code, procedure_code, procedure_version, channel, route,
                commune_code, return_by, term_strategy, term_amount, term_cutoff, answers, confirmation, sealed_party,
                sealed_form, person_hash, tracking_hash, filed_at, state, version, accepted_at, appointment_at,
                former_state, supplement_in, supplement_requests, finished_at, returned_at, extended_to, paused_at)
            VALUES (:authority, :id, :code, :procedure, :version, :channel, 'DIRECT', '00070', :returnBy, :strategy,
                :amount, CAST(:cutoff AS text), '{}', 'PARTNER', :nothing, :nothing, :nothing, :nothing, :filed,
                :state, 1, CAST(:accepted AS timestamptz), CAST(:due AS timestamptz), CAST(:former AS integer),
                :supplementIn, :requests, CAST(:finished AS timestamptz), CAST(:returned AS timestamptz),
                CAST(:extended AS timestamptz), CAST(:paused AS timestamptz))
            """)
        .param("authority", authority)
        .param("id", id)
        .param("code", code())
        .param("procedure", procedure)
        .param("version", version)
        .param("channel", channel)
        .param("returnBy", returnBy)
        .param("strategy", strategy)
        .param("amount", amount)
        .param("cutoff", cutoff)
        .param("nothing", NOTHING)
        .param("filed", at(filed == null ? String.valueOf(accepted) : filed))
        .param("state", state)
        .param("accepted", at(accepted))
        .param("due", at(due))
        .param("former", former)
        .param("supplementIn", supplementIn)
        .param("requests", requests == null ? asked.size() : requests)
        .param("finished", at(finished))
        .param("returned", at(returned))
        .param("paused", at(paused))
        .param("extended", apology == null ? null : at(due))
        .update();
    int no = 1;
    for (int i = 0; i < asked.size(); i++) {
      act(jdbc, ++no, "SUPPLEMENT_REQUESTED", asked.get(i));
      if (i < brought.size()) {
        act(jdbc, ++no, "SUPPLEMENTED", brought.get(i));
      }
    }
    if (apology != null && promisedFirst != null) {
      act(jdbc, ++no, "EXTENDED", apology);
      jdbc.sql(
              """
              UPDATE dossier.act SET details = jsonb_build_object('former', CAST(:former AS text))
              WHERE authority = :authority AND dossier_id = :id AND kind = 'EXTENDED'
              """)
          .param("former", moment(promisedFirst).toString())
          .param("authority", authority)
          .param("id", id)
          .update();
    }
    if (file) {
      jdbc.sql(
              """
              INSERT INTO dossier.attachment (authority, dossier_id, component, edition, document_id, attached_at)
              VALUES (:authority, :id, 'mandate', 1, :id, now())
              """)
          .param("authority", authority)
          .param("id", id)
          .update();
    }
    if (resultFile) {
      jdbc.sql(
              """
              INSERT INTO dossier.result (authority, dossier_id, no, number, document_id, sha256, issued_at, issued_by)
              VALUES (:authority, :id, 1, '1', :id, repeat('0', 64), now(), :id)
              """)
          .param("authority", authority)
          .param("id", id)
          .update();
    }
    voice(jdbc);
  }

  private void voice(JdbcClient jdbc) {
    if (satisfaction != null) {
      jdbc.sql(
              """
              INSERT INTO quality.rating (authority, dossier_id, dossier_code, ease, satisfaction, rated_at)
              VALUES (:authority, :id, :code, 3, :satisfaction, now())
              """)
          .param("authority", authority)
          .param("id", id)
          .param("code", code())
          .param("satisfaction", satisfaction)
          .update();
    }
    if (report != null) {
      jdbc.sql(
              """
              INSERT INTO quality.report (authority, id, dossier_code, procedure_code, kind, opened_at, state)
              VALUES (:authority, :id, :code, :procedure, :kind, COALESCE(CAST(:at AS timestamptz), now()), 'NEW')
              """)
          .param("authority", authority)
          .param("id", id)
          .param("code", code())
          .param("procedure", procedure)
          .param("kind", report)
          .param("at", at(reportedAt))
          .update();
    }
  }

  private void act(JdbcClient jdbc, int no, String kind, String when) {
    jdbc.sql(
            """
            INSERT INTO dossier.act (authority, dossier_id, no, kind, from_state, to_state, at, by_name)
            VALUES (:authority, :id, :no, :kind, 4, 4, :at, 'Trần Thử')
            """)
        .param("authority", authority)
        .param("id", id)
        .param("no", no)
        .param("kind", kind)
        .param("at", at(when))
        .update();
  }

  /** {@code 2026-03-02T09:00}, in Hanoi. */
  static Instant moment(String text) {
    return LocalDateTime.parse(text).atZone(VietnamTime.ZONE).toInstant();
  }

  private static @Nullable Object at(@Nullable String text) {
    return text == null ? null : moment(text).atOffset(ZoneOffset.UTC);
  }
}
