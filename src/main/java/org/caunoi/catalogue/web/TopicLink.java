package org.caunoi.catalogue.web;

import java.util.List;
import java.util.Locale;
import org.caunoi.catalogue.ProcedureVersion;

/**
 * A life event procedures are found under.
 *
 * @param icon symbol of {@code /icons.svg}
 */
public record TopicLink(String key, String name, String icon) {

  /** The events some procedure belongs to. */
  static List<TopicLink> of(List<ProcedureVersion> procedures, Locale locale) {
    return procedures.stream()
        .flatMap(procedure -> procedure.lifeEvents().stream())
        .distinct()
        .map(topic -> new TopicLink(topic.key(), topic.name().in(locale), icon(topic.key())))
        .toList();
  }

  private static String icon(String key) {
    return switch (key) {
      case "birth" -> "smile";
      case "marriage" -> "handshake";
      case "family", "old-age" -> "users";
      case "moving", "housing" -> "home";
      case "papers" -> "id-card";
      case "land" -> "map-pin";
      case "business" -> "store";
      case "work" -> "building";
      case "foreign" -> "globe";
      case "hardship", "disability" -> "hand-coins";
      case "merit" -> "star";
      default -> "file-text";
    };
  }
}
