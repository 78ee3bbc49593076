package org.caunoi.catalogue.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.caunoi.catalogue.web.Thing.Fact;
import org.caunoi.catalogue.web.Thing.Link;
import org.caunoi.catalogue.web.Thing.Literal;
import org.caunoi.catalogue.web.Thing.Value;
import org.caunoi.catalogue.web.Thing.Words;

/**
 * A document of linked data, written in either of the two usual ways.
 *
 * @param address where the document is published; addresses beginning with {@code #} belong to it
 */
record LinkedData(String address, List<Thing> things) {

  private static final Map<String, String> PREFIXES = new LinkedHashMap<>();

  static {
    PREFIXES.put("atu", "http://data.europa.eu/88u/dataset/");
    PREFIXES.put("cpsv", "http://purl.org/vocab/cpsv#");
    PREFIXES.put("cv", "http://data.europa.eu/m8g/");
    PREFIXES.put("dcat", "http://www.w3.org/ns/dcat#");
    PREFIXES.put("dct", "http://purl.org/dc/terms/");
    PREFIXES.put("eli", "http://data.europa.eu/eli/ontology#");
    PREFIXES.put("foaf", "http://xmlns.com/foaf/0.1/");
    PREFIXES.put("skos", "http://www.w3.org/2004/02/skos/core#");
    PREFIXES.put("xsd", "http://www.w3.org/2001/XMLSchema#");
  }

  /** The document in Turtle. */
  String turtle() {
    StringBuilder text = new StringBuilder("@base <" + address + "> .\n");
    PREFIXES.forEach((prefix, space) -> text.append("@prefix " + prefix + ": <" + space + "> .\n"));
    for (Thing thing : things) {
      text.append("\n<").append(thing.id()).append("> a ");
      text.append(String.join(", ", thing.types()));
      for (Fact fact : thing.facts()) {
        text.append(" ;\n  ").append(fact.property()).append(' ').append(turtle(fact.value()));
      }
      text.append(" .\n");
    }
    return text.toString();
  }

  private static String turtle(Value value) {
    return switch (value) {
      case Link(String id) -> "<" + id + ">";
      case Words(String words, String language) -> quoted(words) + "@" + language;
      case Literal(String literal, String type) -> quoted(literal) + "^^" + type;
    };
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(
            c ->
                switch (c) {
                  case '"' -> "\\\"";
                  case '\\' -> "\\\\";
                  case '\n' -> "\\n";
                  case '\r' -> "\\r";
                  default -> Character.toString(c);
                })
        .collect(Collectors.joining("", "\"", "\""));
  }

  /** The document as JSON-LD, for a JSON writer. */
  Map<String, Object> jsonLd() {
    Map<String, Object> context = new LinkedHashMap<>(PREFIXES);
    context.put("@base", address);
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("@context", context);
    document.put("@graph", things.stream().map(LinkedData::jsonLd).toList());
    return document;
  }

  private static Map<String, Object> jsonLd(Thing thing) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("@id", thing.id());
    node.put("@type", thing.types());
    Map<String, List<Object>> values = new LinkedHashMap<>();
    for (Fact fact : thing.facts()) {
      values.computeIfAbsent(fact.property(), p -> new ArrayList<>()).add(jsonLd(fact.value()));
    }
    node.putAll(values);
    return node;
  }

  /** Sorted, so that the same document is the same text on every server. */
  private static SortedMap<String, String> jsonLd(Value value) {
    return switch (value) {
      case Link(String id) -> new TreeMap<>(Map.of("@id", id));
      case Words(String words, String language) ->
          new TreeMap<>(Map.of("@value", words, "@language", language));
      case Literal(String literal, String type) ->
          new TreeMap<>(Map.of("@value", literal, "@type", type));
    };
  }
}
