package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How people say what the catalogue calls otherwise; widens the search and nothing else.
 *
 * @param groups each saying, and the words of the catalogue it stands for
 */
record EverydayWords(List<Group> groups) {

  /**
   * @param say what people say
   * @param stands for whichever procedure has one of these in its name or aliases
   */
  record Group(List<String> say, List<String> stands) {

    Group {
      stands = stands.stream().map(EverydayWords::spaced).toList();
    }
  }

  /** All a procedure is called: its name, its aliases, and what people say for words of these. */
  List<String> said(ProcedureVersion procedure) {
    List<String> said = new ArrayList<>(procedure.aliases());
    said.addFirst(procedure.name().vi());
    String called = called(procedure);
    groups.stream()
        .filter(group -> group.stands().stream().anyMatch(called::contains))
        .flatMap(group -> group.say().stream())
        .forEach(said::add);
    return said;
  }

  /** The words of all names and aliases; words of which none occurs there stand for nothing. */
  static String called(List<ProcedureVersion> procedures) {
    return procedures.stream().map(EverydayWords::called).collect(Collectors.joining());
  }

  /** The same words, one blank between and around them. */
  static String spaced(String line) {
    return SpokenWord.in(line).stream()
        .map(SpokenWord::marked)
        .collect(Collectors.joining(" ", " ", " "));
  }

  private static String called(ProcedureVersion procedure) {
    StringBuilder called = new StringBuilder(spaced(procedure.name().vi())).append('\n');
    procedure.aliases().forEach(alias -> called.append(spaced(alias)).append('\n'));
    return called.toString();
  }
}
