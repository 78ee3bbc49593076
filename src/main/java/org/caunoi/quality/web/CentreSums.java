package org.caunoi.quality.web;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.caunoi.platform.web.Column;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.Texts;
import org.caunoi.quality.Centre;
import org.caunoi.quality.Centre.Found;
import org.caunoi.quality.Centre.Place;
import org.caunoi.quality.Centre.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a sum of the Centre's page is made of: each number of it, with the list that opens it. */
@Component
final class CentreSums {

  /** The list behind the sum of everything. */
  static final String ALL = "all";

  /** The list behind the sum of one place. */
  static final String AT = "at";

  private final PlaceWords places;

  CentreSums(PlaceWords places) {
    this.places = places;
  }

  static String key(Question question) {
    return question.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The numbers of such a sum; empty where the list is no sum.
   *
   * @param place only of this one
   */
  Optional<CentreView.Rows> of(Centre centre, String list, @Nullable String place, Texts t) {
    if (list.equals(ALL)) {
      return Optional.of(rows(t.get("centre.sum.all"), centre, one -> true, any -> true, t));
    }
    if (list.equals(AT) && place != null) {
      String title = t.get("centre.sum.at", places.name(place));
      return Optional.of(rows(title, centre, one -> true, at -> at.id().equals(place), t));
    }
    return Arrays.stream(Question.values())
        .filter(one -> key(one).equals(list))
        .findFirst()
        .map(
            question ->
                rows(
                    t.get("centre.question." + question),
                    centre,
                    one -> one.wrong().question() == question,
                    any -> true,
                    t));
  }

  private CentreView.Rows rows(
      String title, Centre centre, Predicate<Found> what, Predicate<Place> where, Texts t) {
    List<CentreView.Row> rows =
        centre.found().stream()
            .filter(what)
            .flatMap(
                one ->
                    one.places().stream()
                        .filter(where)
                        .sorted(Comparator.comparingInt(Place::count).reversed())
                        .map(
                            at ->
                                new CentreView.Row(
                                    CentreWords.href(one.wrong(), at.id()),
                                    List.of(
                                        Figures.whole(at.count(), t.locale()),
                                        t.get("centre.wrong." + one.wrong().key()),
                                        places.name(at.id())))))
            .toList();
    List<Column> columns =
        List.of(
            Column.text(t.get("centre.column.number")),
            Column.text(t.get("centre.column.what")),
            Column.text(t.get("centre.column.place")));
    return new CentreView.Rows(title, t.get("centre.todo.sum"), columns, rows, null, null);
  }
}
