package org.caunoi.post.carrier;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A tracking list remembered without a database. */
final class Seen implements SeenItems {

  private final Map<String, Item> items = new LinkedHashMap<>();

  @Override
  public String lastId() {
    return items.isEmpty() ? "" : List.copyOf(items.keySet()).getLast();
  }

  @Override
  public void keep(List<Item> lines) {
    lines.forEach(line -> items.putIfAbsent(line.id(), line));
  }

  @Override
  public Optional<String> numberOf(String reference) {
    return items.values().stream()
        .filter(item -> item.reference().equals(reference))
        .map(Item::number)
        .findFirst();
  }

  @Override
  public List<Notice> of(Collection<String> references) {
    return items.values().stream()
        .filter(item -> references.contains(item.reference()) && item.at() != null)
        .map(
            item ->
                new Notice(
                    item.reference(),
                    item.number(),
                    item.code(),
                    item.text(),
                    Objects.requireNonNull(item.at())))
        .toList();
  }
}
