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
 * @param paperPlace where the papers are, a line for each envelope; empty where there are none
 * @param acts names of the acts this person may do now
 * @param marks what a supplement request asks to be marked, by component key
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
    boolean masked,
    List<SummaryRow> facts,
    List<TimelineEntry> history,
    String paperPlace,
    List<String> acts,
    List<Choice> marks,
    List<Choice> uploads,
    List<Choice> people,
    @Nullable String asked,
    boolean hasPhone,
    FieldErrors errors,
    Map<String, String> typed,
    @Nullable String open) {

  /** A component with its files, the newest first. */
  public record Paper(String name, List<PaperFile> files) {}

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
