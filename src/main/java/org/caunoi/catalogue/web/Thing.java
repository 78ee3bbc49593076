package org.caunoi.catalogue.web;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.catalogue.LocalizedText;

/**
 * Something linked data speaks of and what is said of it.
 *
 * @param id its address, absolute or beginning with {@code #} within the published document
 * @param types its classes as prefixed names such as {@code cpsv:PublicService}
 */
record Thing(String id, List<String> types, List<Fact> facts) {

  /** One statement; the property is a prefixed name. */
  record Fact(String property, Value value) {}

  /** What a property points to. */
  sealed interface Value {}

  /** Another thing. */
  record Link(String id) implements Value {}

  /** Words in a language, {@code vi} or {@code en}. */
  record Words(String text, String language) implements Value {}

  /** A code or a number; the type is a prefixed name. */
  record Literal(String text, String type) implements Value {}

  static Thing of(String id, String... types) {
    return new Thing(id, List.of(types), new ArrayList<>());
  }

  Thing link(String property, String id) {
    return fact(property, new Link(id));
  }

  Thing code(String property, String code) {
    return literal(property, code, "xsd:string");
  }

  Thing literal(String property, String text, String type) {
    return fact(property, new Literal(text, type));
  }

  Thing words(String property, LocalizedText text) {
    return words(property, text.vi(), "vi").words(property, text.en(), "en");
  }

  Thing words(String property, String text, String language) {
    return fact(property, new Words(text, language));
  }

  private Thing fact(String property, Value value) {
    facts.add(new Fact(property, value));
    return this;
  }
}
