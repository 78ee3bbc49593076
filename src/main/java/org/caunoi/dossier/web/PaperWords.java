package org.caunoi.dossier.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.caunoi.access.PlaceNames;
import org.caunoi.dossier.PaperTrail;
import org.caunoi.dossier.PaperTrail.Move;
import org.caunoi.dossier.PaperTrail.Now;
import org.caunoi.dossier.PaperTrail.Papers;
import org.caunoi.platform.web.StepState;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.TimelineEntry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Says where the papers of a dossier are and which hands they went through. */
@Component
final class PaperWords {

  private final ObjectProvider<PaperTrail> trail;
  private final PlaceNames places;

  PaperWords(ObjectProvider<PaperTrail> trail, PlaceNames places) {
    this.trail = trail;
    this.places = places;
  }

  Papers of(String code) {
    PaperTrail known = trail.getIfAvailable();
    return known == null ? Papers.NONE : known.of(code);
  }

  /** One line for each envelope; empty where no paper was handed in. */
  String now(Papers papers, Texts t) {
    return String.join(
        "\n", papers.now().stream().map(envelope -> now(envelope, t)).distinct().toList());
  }

  private String now(Now envelope, Texts t) {
    String key = "papers.now." + envelope.where().name().toLowerCase(Locale.ROOT);
    return t.get(key, name(envelope.place()), SpokenTime.moment(t, envelope.since()));
  }

  /**
   * The acts of a dossier and the ways of its papers in one order of time.
   *
   * @param acts entries of acts with their moments, oldest first
   * @param draw entry of a move from its title and the name of its place
   */
  List<TimelineEntry> merged(List<Dated> acts, Papers papers, Draw draw) {
    List<Dated> all = new ArrayList<>(acts);
    for (Move move : papers.moves()) {
      all.add(new Dated(move.at(), draw.apply(move, name(move.place()))));
    }
    return all.stream().sorted(Comparator.comparing(Dated::at)).map(Dated::entry).toList();
  }

  static TimelineEntry entry(Move move, String when, String by, Texts t) {
    return new TimelineEntry(
        StepState.DONE,
        when,
        t.get(
            "papers.step." + move.step().name().toLowerCase(Locale.ROOT),
            move.minutes() == null ? "" : move.minutes()),
        null,
        by);
  }

  private String name(String place) {
    return places.nameOf(place).orElse(place);
  }

  /** How a move is drawn. */
  interface Draw extends BiFunction<Move, String, TimelineEntry> {}

  /** An entry and when it was. */
  record Dated(Instant at, TimelineEntry entry) {}
}
