package org.caunoi.platform.reference;

import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One YAML file as a tree that still knows its lines. No objects are built from tags. */
public final class YamlFile {

  private static final int LARGEST = 512 * 1024;

  private YamlFile() {}

  /**
   * The file as one map.
   *
   * @param file name shown in problems
   * @return empty if it is no map; the problem is then noted
   */
  public static Optional<YamlMap> map(String file, String text, ReferenceProblems problems) {
    Node root = compose(file, text, problems);
    if (root instanceof MappingNode map) {
      return Optional.of(new YamlMap(file, "", map, problems));
    }
    if (root != null) {
      problems.add(file, YamlMap.line(root), "", "must be a map of keys and values");
    }
    return Optional.empty();
  }

  /** The file as a list of maps; empty if it is no list, the problem is then noted. */
  public static List<YamlMap> list(String file, String text, ReferenceProblems problems) {
    Node root = compose(file, text, problems);
    if (root instanceof SequenceNode list) {
      return YamlMap.maps(file, "", list, problems);
    }
    if (root != null) {
      problems.add(file, YamlMap.line(root), "", "must be a list");
    }
    return List.of();
  }

  static @Nullable Node compose(String file, String text, ReferenceProblems problems) {
    if (text.length() > LARGEST) {
      problems.add(file, 1, "", "is longer than " + LARGEST + " characters");
      return null;
    }
    LoaderOptions options = new LoaderOptions();
    options.setMaxAliasesForCollections(0);
    options.setNestingDepthLimit(20);
    try {
      Node root = new Yaml(options).compose(new StringReader(text));
      if (root == null) {
        problems.add(file, 1, "", "is empty");
      }
      return root;
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
      problems.add(file, line, "", "is not YAML: " + e.getProblem());
    } catch (YAMLException e) {
      problems.add(file, 1, "", "is not YAML: " + firstLine(e));
    }
    return null;
  }

  private static String firstLine(YAMLException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
