package org.caunoi.dossier.web;

import java.util.List;
import java.util.Map;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.TimelineEntry;
import org.caunoi.platform.web.Tone;
import org.jspecify.annotations.Nullable;

/**
 * One dossier as the review page shows it.
 *
 * @param version what the person sees; every act sends it back
 * @param card the form beside the card it was filled from, what differs first; empty where none was
 *     read
 * @param paperPlace where the papers are, a line for each envelope; empty where there are none
 * @param acts names of the acts this person may do now
 * @param parcel how the result comes home; empty where none goes by post
 * @param parcelPage its page, for those who may open it; else empty
 * @param notesPostage whether this person may note who pays its way
 * @param marksSeen which marks these are
 * @param marks the form and every paper with its tick or cross; none for people who do not review
 * @param laws legal texts of the procedure, for a refusal
 * @param again whether the citizen was asked for papers before
 * @param leaderNeeded whether asking once more is a leader's
 * @param asks a file field for each paper of a supplement, what was asked for first
 * @param hasPhone whether a code is asked of the citizen at the counter
 * @param signs whether their signature is, because no codes reach phones here
 * @param typed what the person had typed when an act was refused
 * @param open name of the act whose form is open
 */
public record ReviewView(
    String code,
    int version,
    String procedure,
    String state,
    Tone tone,
    String due,
    boolean late,
    List<Paper> papers,
    List<SummaryRow> answers,
    List<SummaryRow> applicant,
    List<CardLine> card,
    boolean masked,
    List<SummaryRow> facts,
    List<TimelineEntry> history,
    String paperPlace,
    String parcel,
    String parcelPage,
    boolean notesPostage,
    List<String> acts,
    long marksSeen,
    List<MarkLine> marks,
    List<Choice> laws,
    boolean again,
    boolean leaderNeeded,
    List<FormLine> forms,
    List<HandLine> handovers,
    boolean makesPapers,
    List<AskedLine> asks,
    List<Choice> people,
    @Nullable String asked,
    boolean hasPhone,
    boolean signs,
    FieldErrors errors,
    Map<String, String> typed,
    @Nullable String open) {

  /**
   * A field the card could fill.
   *
   * @param card what the card says; empty where it does not say
   */
  public record CardLine(String label, String filed, String card, Match match) {}

  /** How a filed value stands to the card. */
  public enum Match {
    DIFFERS,
    NOT_ON_CARD,
    SAME
  }

  /** A component with its files, the newest first. */
  public record Paper(String name, List<PaperFile> files) {}

  /**
   * A paper to be marked.
   *
   * @param value {@code ok}, {@code no} or empty
   */
  public record MarkLine(String key, String label, String value, String reason) {}

  /**
   * A paper an act left behind.
   *
   * @param replaced which one replaces it
   * @param worded whether it carries words of an officer that can be put right
   */
  public record FormLine(
      String id,
      String href,
      String name,
      String number,
      String when,
      @Nullable String replaced,
      boolean mayCorrect,
      boolean worded) {}

  /**
   * A paper that can be brought in.
   *
   * @param reason why it was asked for, as the citizen read it
   * @param needed whether nothing goes on without it
   */
  public record AskedLine(String key, String label, @Nullable String reason, boolean needed) {}

  /**
   * A row of the control slip.
   *
   * @param received when, or that nobody has said so yet; empty where nobody needs to
   * @param mine whether it is this person who should say so
   */
  public record HandLine(
      int no,
      String giver,
      String receiver,
      String when,
      String received,
      boolean mine,
      String due,
      @Nullable String result,
      Tone tone) {}

  /** Whether papers are being marked now. */
  public boolean reviewing() {
    return may("ask") || may("accept") || (leaderNeeded && may("assign"));
  }

  /** Whether every paper is ticked. */
  public boolean complete() {
    return !marks.isEmpty() && marks.stream().allMatch(mark -> mark.value().equals("ok"));
  }

  /** A file. */
  public record PaperFile(String href, String label, boolean picture) {}

  public boolean may(String act) {
    return acts.contains(act);
  }

  public String typed(String field) {
    return typed.getOrDefault(field, "");
  }

  public boolean open(String act) {
    return act.equals(open);
  }
}
