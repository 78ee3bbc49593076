package org.caunoi.network;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The words that stand for enum constants in files and in the database: {@code city-centre}. */
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static <E extends Enum<E>> Map<String, E> of(Class<E> type) {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(of(constant), constant);
    }
    return words;
  }
}
