package org.caunoi.assistance.web;

import java.util.List;
import java.util.UUID;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.FieldView;
import org.caunoi.platform.web.StepView;
import org.caunoi.platform.web.SummaryRow;
import org.jspecify.annotations.Nullable;

/**
 * The page of one session.
 *
 * @param part which part is being worked on
 * @param check what an officer would ask later, where it was looked at
 * @param autofocus name of the field the clerk should be in, or blank
 * @param objection what the citizen called not right, in words
 * @param waiting whether the citizen's word is waited for
 * @param screens how many screens of the citizen show the session
 * @param phone the form on the citizen's own screen, null where there is none to hand over
 */
public record SessionView(
    UUID id,
    int version,
    Part part,
    List<StepView> steps,
    FieldErrors errors,
    @Nullable PersonView person,
    @Nullable CaseView work,
    @Nullable FindView find,
    @Nullable SummaryView summary,
    @Nullable DoneView done,
    @Nullable CheckView check,
    String autofocus,
    @Nullable String objection,
    boolean waiting,
    int screens,
    @Nullable HandedView phone) {

  /** The parts of the page, in the order of the journey. */
  public enum Part {
    LOCKED,
    PROCEDURE,
    FORM,
    /** What an officer would ask later, looked at before the citizen does. */
    CHECK,
    CONFIRM,
    PORTAL,
    DONE,
    CLOSED
  }

  public String path() {
    return "/counter/sessions/" + id;
  }

  /** Who stands at the counter; {@code warnings} are to be compared with the card. */
  public record PersonView(List<SummaryRow> rows, List<String> warnings) {}

  /**
   * Procedures found for the words typed.
   *
   * @param often what the list is while no words are typed: used most here, or in the network
   */
  public record FindView(String query, @Nullable String often, List<Found> found) {}

  /** One procedure to pick. */
  public record Found(String code, String name, @Nullable String shortcut, String about) {}

  /**
   * The case: questions, papers, form.
   *
   * @param returnByOpen how the result comes home while nobody chose, null once somebody did
   * @param facts fee, term, recipient and result in words
   * @param others procedures this case had better take
   * @param mistakes what often goes wrong with the procedure
   * @param removed files taken off that can be taken back
   * @param saves number of the last save the page shows
   */
  public record CaseView(
      String code,
      String procedure,
      List<FieldView> questions,
      List<Section> sections,
      List<Paper> papers,
      List<Choice> returnWays,
      String returnBy,
      @Nullable String returnByOpen,
      Facts facts,
      boolean portal,
      String phone,
      @Nullable String savedAt,
      List<Other> others,
      List<String> mistakes,
      List<Removed> removed,
      int saves) {}

  /** A file taken off a paper that can be taken back. */
  public record Removed(String id, String paper, String label) {}

  /** A procedure to change to, and why. */
  public record Other(String code, String name, String why) {}

  /** Fields under one heading. */
  public record Section(String title, List<FieldView> fields) {}

  /** What it costs and why, when it is ready, where it goes. */
  public record Facts(String fee, String feeRule, String term, String recipient, String result) {}

  /**
   * A paper of the checklist and the files there are for it.
   *
   * @param often how often officers had to ask for it, null where they never had
   */
  public record Paper(
      String key,
      String name,
      @Nullable String why,
      String kind,
      boolean upload,
      boolean required,
      List<FileView> files,
      @Nullable String often,
      @Nullable Guide guide) {}

  /** How a paper looks, and what often goes wrong with it. */
  public record Guide(String picture, String name, String about, List<String> mistakes) {}

  /** One attached file; {@code preview} is set for pictures. */
  public record FileView(String id, String label, boolean preview) {}

  /**
   * What the citizen reads, and how they can say yes.
   *
   * @param byHand whether the papers are handed in as soon as it is filed
   */
  public record SummaryView(
      String hash,
      List<SummaryRow> rows,
      List<SummaryRow> form,
      List<Choice> fields,
      boolean agreed,
      boolean confirmed,
      boolean byHand,
      @Nullable String phoneMasked) {}

  /** The end: the code, or how it ended without one. */
  public record DoneView(
      @Nullable String code, String procedure, String outcome, List<String> missing) {}
}
