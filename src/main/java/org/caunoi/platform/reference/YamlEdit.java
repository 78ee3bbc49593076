package org.caunoi.platform.reference;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Changes single values of a YAML text; every other character stays where it is. */
public final class YamlEdit {

  private YamlEdit() {}

  /**
   * The value at a place, such as {@code terms/0/source}; empty where there is none or the text is
   * no YAML.
   */
  public static Optional<String> scalar(String text, String place) {
    return Optional.ofNullable(at(root(text), place)).map(ScalarNode::getValue);
  }

  /** The text with other values at these places; places that are not there are passed over. */
  public static String replace(String text, Map<String, String> values) {
    Node root = root(text);
    StringBuilder changed = new StringBuilder(text);
    values.entrySet().stream()
        .map(
            entry -> {
              ScalarNode node = at(root, entry.getKey());
              return node == null ? null : new Change(node, entry.getValue());
            })
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingInt(Change::begin).reversed())
        .forEach(
            change ->
                changed.replace(
                    text.offsetByCodePoints(0, change.begin()),
                    text.offsetByCodePoints(0, change.end()),
                    written(change.value())));
    return changed.toString();
  }

  private record Change(ScalarNode node, String value) {

    int begin() {
      return node.getStartMark().getIndex();
    }

    int end() {
      Mark end = node.getEndMark();
      return end.getIndex();
    }
  }

  private static String written(String value) {
    return value.matches("[a-z]+(-[a-z]+)*")
        ? value
        : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static @Nullable Node root(String text) {
    return YamlFile.compose("", text, new ReferenceProblems());
  }

  private static @Nullable ScalarNode at(@Nullable Node root, String place) {
    Node node = root;
    for (String step : List.of(place.split("/", -1))) {
      node = child(node, step);
    }
    return node instanceof ScalarNode scalar ? scalar : null;
  }

  private static @Nullable Node child(@Nullable Node node, String step) {
    if (node instanceof MappingNode map) {
      return map.getValue().stream()
          .filter(
              tuple -> tuple.getKeyNode() instanceof ScalarNode key && key.getValue().equals(step))
          .map(tuple -> tuple.getValueNode())
          .findFirst()
          .orElse(null);
    }
    if (node instanceof SequenceNode list && step.matches("\\d{1,4}")) {
      int index = Integer.parseInt(step);
      return index < list.getValue().size() ? list.getValue().get(index) : null;
    }
    return null;
  }
}
