package org.caunoi.platform.reference;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A map of a data file. Each reading method notes a problem with file, line and field when the
 * value is missing or of the wrong kind, and then returns a harmless value, so that reading can go
 * on; nothing read may be used before {@link ReferenceProblems#throwIfAny()}.
 */
public final class YamlMap {

  private static final int LONGEST = 2000;

  private final String file;
  private final String path;
  private final Node node;
  private final ReferenceProblems problems;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Set<String> read = new LinkedHashSet<>();

  YamlMap(String file, String path, MappingNode node, ReferenceProblems problems) {
    this.file = file;
    this.path = path;
    this.node = node;
    this.problems = problems;
    for (NodeTuple tuple : node.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(file, line(tuple.getKeyNode()), path, "a key must be plain text");
      } else if (values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        problems.add(file, line(key), path(key.getValue()), "is given twice");
      } else {
        lines.put(key.getValue(), line(key));
      }
    }
  }

  /** Whether the key is there with a value; an empty value counts as absent. */
  public boolean has(String key) {
    read.add(key);
    return find(key) != null;
  }

  /** All keys in the order of the file, marked as read. */
  public List<String> keys() {
    read.addAll(values.keySet());
    return List.copyOf(values.keySet());
  }

  /** Text that must be there. */
  public String text(String key) {
    return optionalText(key)
        .orElseGet(
            () -> {
              missing(key);
              return "";
            });
  }

  /** Text in NFC without outer blanks; empty text counts as absent. */
  public Optional<String> optionalText(String key) {
    return scalar(key).flatMap(scalar -> textOf(key, scalar));
  }

  /** Text of a form the pattern describes; {@code form} explains it in the problem. */
  public String text(String key, String pattern, String form) {
    String text = text(key);
    if (!text.isEmpty() && !text.matches(pattern)) {
      problem(key, "is not " + form + ": " + text);
    }
    return text;
  }

  /** Text, number, or yes or no, as it is written. */
  public Optional<String> optionalScalar(String key) {
    return scalar(key).map(ScalarNode::getValue).filter(text -> !text.isBlank());
  }

  /** A whole number that must be there, within inclusive limits. */
  public long integer(String key, long min, long max) {
    return optionalInteger(key, min, max)
        .orElseGet(
            () -> {
              missing(key);
              return min;
            });
  }

  /** A whole number within inclusive limits. */
  public Optional<Long> optionalInteger(String key, long min, long max) {
    return scalar(key)
        .map(
            scalar -> {
              String text = scalar.getValue();
              if (!scalar.getTag().equals(Tag.INT) || !text.matches("-?(0|[1-9]\\d{0,17})")) {
                problem(key, "must be a whole number");
                return min;
              }
              long value = Long.parseLong(text);
              if (value < min || value > max) {
                problem(key, "must be from " + min + " to " + max + ", not " + value);
              }
              return value;
            });
  }

  /** {@code true} or {@code false}, which must be there. */
  public boolean bool(String key) {
    Optional<ScalarNode> scalar = scalar(key);
    if (scalar.isEmpty()) {
      missing(key);
    } else if (!scalar.get().getValue().matches("true|false")) {
      problem(key, "must be true or false");
    }
    return scalar.map(ScalarNode::getValue).filter("true"::equals).isPresent();
  }

  /** A date such as 2025-07-01 that must be there. */
  public LocalDate date(String key) {
    return optionalDate(key)
        .orElseGet(
            () -> {
              missing(key);
              return LocalDate.EPOCH;
            });
  }

  public Optional<LocalDate> optionalDate(String key) {
    return scalar(key)
        .map(
            scalar -> {
              try {
                return LocalDate.parse(scalar.getValue());
              } catch (DateTimeParseException e) {
                problem(key, "is not a date like 2025-07-01: " + scalar.getValue());
                return LocalDate.EPOCH;
              }
            });
  }

  /** A time of day such as "15:00", in quotes. */
  public Optional<LocalTime> optionalTime(String key) {
    return optionalText(key)
        .map(
            text -> {
              try {
                return LocalTime.parse(text);
              } catch (DateTimeParseException e) {
                problem(key, "is not a time like \"15:00\": " + text);
                return LocalTime.MIDNIGHT;
              }
            });
  }

  /** One of the constants, named as {@code name} names them. */
  public <E extends Enum<E>> E oneOf(String key, Class<E> type, Function<E, String> name) {
    E[] all = type.getEnumConstants();
    String text = text(key);
    if (text.isEmpty()) {
      return all[0];
    }
    return match(key, text, all, name);
  }

  /** A list of constants that must hold at least one. */
  public <E extends Enum<E>> List<E> listOf(String key, Class<E> type, Function<E, String> name) {
    List<String> words = texts(key);
    if (words.isEmpty()) {
      missing(key);
    }
    return words.stream()
        .map(word -> match(key, word, type.getEnumConstants(), name))
        .distinct()
        .toList();
  }

  /** A list of texts; absent is empty. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      String field = key + "[" + texts.size() + "]";
      if (item instanceof ScalarNode scalar) {
        texts.add(textOf(field, scalar).orElse(""));
        if (scalar.getValue().isBlank()) {
          problems.add(file, line(item), path(field), "is empty");
        }
      } else {
        problems.add(file, line(item), path(field), "must be text");
      }
    }
    return texts;
  }

  /** A map that must be there. */
  public Optional<YamlMap> map(String key) {
    Optional<YamlMap> map = optionalMap(key);
    if (find(key) == null) {
      missing(key);
    }
    return map;
  }

  public Optional<YamlMap> optionalMap(String key) {
    read.add(key);
    Node value = find(key);
    if (value instanceof MappingNode map) {
      return Optional.of(new YamlMap(file, path(key), map, problems));
    }
    if (value != null) {
      problem(key, "must be a map of keys and values");
    }
    return Optional.empty();
  }

  /** A list of maps; absent is empty. */
  public List<YamlMap> list(String key) {
    read.add(key);
    Node value = find(key);
    if (value instanceof SequenceNode list) {
      return maps(file, path(key), list, problems);
    }
    if (value != null) {
      problem(key, "must be a list");
    }
    return List.of();
  }

  /** Notes a problem with the value of a key, at its line. */
  public void problem(String key, String problem) {
    problems.add(file, lineOf(key), path(key), problem);
  }

  /** Notes a problem with this map as a whole. */
  public void problem(String problem) {
    problems.add(file, line(node), path, problem);
  }

  /** Refuses every key nobody has read; called last. */
  public void refuseUnknown() {
    for (String key : values.keySet()) {
      if (!read.contains(key)) {
        problem(key, "is not a known field; known are " + String.join(", ", read));
      }
    }
  }

  static List<YamlMap> maps(
      String file, String path, SequenceNode list, ReferenceProblems problems) {
    List<YamlMap> maps = new ArrayList<>();
    for (int i = 0; i < list.getValue().size(); i++) {
      Node item = list.getValue().get(i);
      String field = path + "[" + i + "]";
      if (item instanceof MappingNode map) {
        maps.add(new YamlMap(file, field, map, problems));
      } else {
        problems.add(file, line(item), field, "must be a map of keys and values");
      }
    }
    return maps;
  }

  static int line(Node node) {
    return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
  }

  private List<Node> items(String key) {
    read.add(key);
    Node value = find(key);
    if (value instanceof SequenceNode list) {
      return list.getValue();
    }
    if (value != null) {
      problem(key, "must be a list");
    }
    return List.of();
  }

  private Optional<ScalarNode> scalar(String key) {
    read.add(key);
    Node value = find(key);
    if (value instanceof ScalarNode scalar) {
      return Optional.of(scalar);
    }
    if (value != null) {
      problem(key, "must be a single value");
    }
    return Optional.empty();
  }

  private @Nullable Node find(String key) {
    Node value = values.get(key);
    return value != null && value.getTag().equals(Tag.NULL) ? null : value;
  }

  private Optional<String> textOf(String key, ScalarNode scalar) {
    if (!scalar.getTag().equals(Tag.STR)) {
      problems.add(file, line(scalar), path(key), "must be text; put it in quotes");
      return Optional.of(scalar.getValue());
    }
    String text = Normalizer.normalize(scalar.getValue(), Normalizer.Form.NFC).strip();
    if (text.length() > LONGEST) {
      problems.add(file, line(scalar), path(key), "is longer than " + LONGEST + " characters");
    }
    if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n')) {
      problems.add(file, line(scalar), path(key), "holds control characters");
    }
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private <E extends Enum<E>> E match(String key, String text, E[] all, Function<E, String> name) {
    for (E each : all) {
      if (name.apply(each).equals(text)) {
        return each;
      }
    }
    String known = Arrays.stream(all).map(name).collect(Collectors.joining(", "));
    problem(key, "must be one of " + known + ", not " + text);
    return all[0];
  }

  private void missing(String key) {
    problem(key, "is missing");
  }

  private int lineOf(String key) {
    String name = key.replaceFirst("\\[.*", "");
    Integer line = lines.get(name);
    return line == null ? line(node) : line;
  }

  private String path(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
