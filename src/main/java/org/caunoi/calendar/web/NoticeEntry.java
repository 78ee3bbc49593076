package org.caunoi.calendar.web;

import java.util.List;
import org.caunoi.calendar.Announcement;
import org.caunoi.platform.web.Choice;

/**
 * The days off of one year as those see them who keep the calendar.
 *
 * @param form the draft, or what is in force; blank rows to fill at the end
 * @param edition of the draft that was read, 0 where there is none
 * @param problems mistakes, each with its place
 * @param changes days that would count otherwise than now
 * @param returnedBecause what the second person wants changed, empty where nothing
 */
public record NoticeEntry(
    int year,
    Announcement form,
    List<Announcement.Off> offRows,
    List<Announcement.Swap> swapRows,
    List<Choice> occasions,
    int edition,
    Stage stage,
    String author,
    String writtenAt,
    List<String> problems,
    List<String> changes,
    String returnedBecause,
    List<String> history) {

  /** How far a change has come, and what the person looking may do with it. */
  public enum Stage {
    NO_DRAFT,
    WRITING,
    WAITS_FOR_OTHERS,
    WAITS_FOR_ME
  }

  public String href() {
    return "/calendar/" + year;
  }

  public boolean mayBeSubmitted() {
    return stage == Stage.WRITING && problems.isEmpty();
  }

  public boolean isWritable() {
    return stage == Stage.NO_DRAFT || stage == Stage.WRITING;
  }
}
