package org.caunoi.catalogue.web;

import java.util.List;

/**
 * One procedure as those see it who keep the catalogue.
 *
 * @param text the draft, or the newest published text
 * @param edition of the draft that was read, 0 where there is none
 * @param problems mistakes in the text, each with its line
 * @param missing names of mandatory parts that the text lacks
 * @param unconfirmed names of values nobody has confirmed
 * @param returnedBecause what the second person wants changed, empty where nothing
 */
public record CatalogueEntry(
    String code,
    String name,
    String text,
    int edition,
    Stage stage,
    String author,
    String writtenAt,
    List<String> problems,
    List<String> missing,
    List<String> unconfirmed,
    String returnedBecause,
    List<Version> versions) {

  /** How far a change has come, and what the person looking may do with it. */
  public enum Stage {
    NO_DRAFT,
    WRITING,
    WAITS_FOR_OTHERS,
    WAITS_FOR_ME
  }

  /** One stored version. */
  public record Version(int number, String validFrom, String storedAt, boolean published) {}

  public String href() {
    return "/catalogue/" + code;
  }

  public boolean mayBeSubmitted() {
    return stage == Stage.WRITING && problems.isEmpty() && missing.isEmpty();
  }

  public boolean isWritable() {
    return stage == Stage.NO_DRAFT || stage == Stage.WRITING;
  }
}
