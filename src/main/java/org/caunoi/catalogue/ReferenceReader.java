package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.caunoi.platform.reference.ReferenceDataRefused;
import org.caunoi.platform.reference.ReferenceProblem;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;
import org.caunoi.platform.reference.YamlMap;

/** Makes procedures out of the data files, or refuses them all with every mistake they hold. */
final class ReferenceReader {

  private final ReferenceFiles files;
  private final Conditions conditions = new Conditions();
  private final ReferenceProblems problems = new ReferenceProblems();

  ReferenceReader(ReferenceFiles files) {
    this.files = files;
  }

  /**
   * All procedures, ordered by code, with every described case coming out as described.
   *
   * @throws ReferenceDataRefused if any file is wrong
   */
  List<ProcedureVersion> procedures() {
    List<ProcedureVersion> procedures = withoutCases();
    checkFixtures(procedures);
    problems.throwIfAny();
    return procedures;
  }

  /**
   * All procedures, ordered by code, whatever their described cases come to.
   *
   * @throws ReferenceDataRefused if any file is wrong
   */
  List<ProcedureVersion> withoutCases() {
    ProcedureReader reader =
        new ProcedureReader(
            topics(ReferenceFiles.FIELDS),
            topics(ReferenceFiles.LIFE_EVENTS),
            new FormReader(sharedSections()),
            conditions);
    List<ProcedureVersion> procedures = new ArrayList<>();
    Map<String, String> shortcuts = new HashMap<>();
    in(ReferenceFiles.PROCEDURES)
        .forEach(
            (code, file) -> {
              ProcedureVersion procedure = reader.read(code, file);
              String shortcut = procedure.shortcut();
              String other = shortcut == null ? null : shortcuts.putIfAbsent(shortcut, code);
              if (other != null) {
                file.problem("shortcut", "belongs to " + other + " already: " + shortcut);
              }
              procedures.add(procedure);
            });
    if (procedures.isEmpty() && problems.isEmpty()) {
      problems.add(ReferenceFiles.PROCEDURES, 1, "", "holds no procedure");
    }
    othersThatThereAre(procedures);
    String called = EverydayWords.called(procedures);
    boolean complete = problems.isEmpty();
    groups(words -> !complete || called.contains(EverydayWords.spaced(words)));
    problems.throwIfAny();
    return List.copyOf(procedures);
  }

  /** Where a case had better take another procedure, that one is there and asks what is known. */
  private void othersThatThereAre(List<ProcedureVersion> procedures) {
    Map<String, ProcedureVersion> byCode = new HashMap<>();
    procedures.forEach(procedure -> byCode.put(procedure.code(), procedure));
    for (ProcedureVersion procedure : procedures) {
      String path = ReferenceFiles.procedure(procedure.code());
      for (OtherProcedure other : procedure.others()) {
        ProcedureVersion there = byCode.get(other.code());
        if (there == null) {
          otherProblem(path, "there is no procedure " + other.code());
          continue;
        }
        other.answers().entrySet().stream()
            .filter(answer -> !there.understands(answer.getKey(), answer.getValue()))
            .forEach(
                answer ->
                    otherProblem(
                        path,
                        "%s does not ask %s, or not so that %s answers it"
                            .formatted(other.code(), answer.getKey(), answer.getValue())));
      }
    }
  }

  private void otherProblem(String path, String problem) {
    problems.add(path, files.lineOf(path, "others:"), "others", problem);
  }

  /** Described cases of one procedure that come out otherwise. */
  List<ReferenceProblem> wrongCases(ProcedureVersion procedure) {
    YamlMap file = in(ReferenceFiles.FIXTURES).get(procedure.code());
    if (file != null) {
      new CheckFixtures(conditions).check(procedure, file);
    }
    return problems.list();
  }

  private void checkFixtures(List<ProcedureVersion> procedures) {
    CheckFixtures check = new CheckFixtures(conditions);
    in(ReferenceFiles.FIXTURES)
        .forEach(
            (code, file) ->
                procedures.stream()
                    .filter(procedure -> procedure.code().equals(code))
                    .findFirst()
                    .ifPresentOrElse(
                        procedure -> check.check(procedure, file),
                        () -> file.problem("code", "there is no procedure " + code)));
  }

  /**
   * What people say for the words of the catalogue; whether these occur in it is not looked at.
   *
   * @throws ReferenceDataRefused if their file is wrong
   */
  EverydayWords everydayWords() {
    EverydayWords words = new EverydayWords(groups(any -> true));
    problems.throwIfAny();
    return words;
  }

  private List<EverydayWords.Group> groups(Predicate<String> isKnown) {
    List<EverydayWords.Group> groups = new ArrayList<>();
    String text = files.texts().get(ReferenceFiles.EVERYDAY_WORDS);
    if (text == null) {
      problems.add(ReferenceFiles.EVERYDAY_WORDS, 1, "", "is missing");
      return groups;
    }
    for (YamlMap item : YamlFile.list(ReferenceFiles.EVERYDAY_WORDS, text, problems)) {
      List<String> say = words(item, "say");
      List<String> stands = words(item, "for");
      stands.stream()
          .filter(words -> !isKnown.test(words))
          .forEach(words -> item.problem("for", "is in no procedure's name or aliases: " + words));
      item.refuseUnknown();
      groups.add(new EverydayWords.Group(say, stands));
    }
    return groups;
  }

  private static List<String> words(YamlMap item, String key) {
    List<String> words = item.texts(key);
    if (words.isEmpty()) {
      item.problem(key, "is missing");
    }
    words.stream()
        .filter(each -> SpokenWord.in(each).isEmpty())
        .forEach(each -> item.problem(key, "holds no word: " + each));
    return words;
  }

  private Map<String, Topic> topics(String path) {
    Map<String, Topic> topics = new LinkedHashMap<>();
    String text = files.texts().get(path);
    if (text == null) {
      problems.add(path, 1, "", "is missing");
      return topics;
    }
    for (YamlMap item : YamlFile.list(path, text, problems)) {
      String key = item.text("key", ReferenceTexts.WORD, "a key like civil-status");
      Topic topic = new Topic(key, new LocalizedText(item.text("vi"), item.text("en")));
      item.refuseUnknown();
      if (topics.putIfAbsent(key, topic) != null) {
        item.problem("key", "is given twice: " + key);
      }
    }
    return topics;
  }

  private Map<String, YamlMap> sharedSections() {
    Map<String, YamlMap> sections = in(ReferenceFiles.FORMS);
    sections.forEach(
        (key, section) -> {
          if (!section.text("key").equals(key)) {
            section.problem("key", "must be the name of the file, " + key);
          }
        });
    return sections;
  }

  private Map<String, YamlMap> in(String folder) {
    Map<String, YamlMap> maps = new LinkedHashMap<>();
    files
        .texts()
        .forEach(
            (path, text) -> {
              if (path.startsWith(folder)) {
                String name = path.substring(folder.length()).replaceFirst("\\.yaml$", "");
                Optional<YamlMap> map = YamlFile.map(path, text, problems);
                map.ifPresent(found -> maps.put(name, found));
              }
            });
    return maps;
  }
}
