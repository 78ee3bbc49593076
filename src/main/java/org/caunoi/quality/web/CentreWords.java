package org.caunoi.quality.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caunoi.platform.web.BarChart;
import org.caunoi.platform.web.BarChart.Bar;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.quality.Centre;
import org.caunoi.quality.Centre.Found;
import org.caunoi.quality.Centre.Place;
import org.caunoi.quality.Centre.Question;
import org.caunoi.quality.Wrong;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells how the network stands, what is worst first. */
@Component
final class CentreWords {

  private static final int PLACES = 3;
  private static final int BARS = 8;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEEE dd/MM");

  private final PlaceWords places;

  CentreWords(PlaceWords places) {
    this.places = places;
  }

  CentreView tell(Centre centre, Texts t) {
    boolean calm = centre.count() == 0;
    return new CentreView(
        centre.mark(),
        VietnamTime.moment(centre.at()),
        calm
            ? t.get("centre.calm")
            : t.get("centre.headline", Figures.whole(centre.count(), t.locale())),
        calm,
        calm ? List.of() : worst(centre, t),
        centre.questions().stream().map(question -> panel(centre, question, t)).toList(),
        late(centre, t),
        due(centre, t));
  }

  private List<CentreView.Sentence> worst(Centre centre, Texts t) {
    Found first = centre.found().getFirst();
    List<CentreView.Sentence> sentences = new ArrayList<>();
    sentences.add(
        new CentreView.Sentence(
            t.get(
                "centre.worst",
                Figures.whole(first.count(), t.locale()),
                t.get("centre.wrong." + first.wrong().key()),
                since(first, t)),
            href(first.wrong())));
    Map<String, Integer> all = new HashMap<>();
    centre
        .found()
        .forEach(one -> one.places().forEach(at -> all.merge(at.id(), at.count(), Integer::sum)));
    all.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
        .filter(most -> most.getValue() > 1)
        .ifPresent(
            most ->
                sentences.add(
                    new CentreView.Sentence(
                        t.get(
                            "centre.most",
                            places.name(most.getKey()),
                            Figures.whole(most.getValue(), t.locale())),
                        "/centre/" + CentreSums.AT + "?point=" + most.getKey())));
    return sentences;
  }

  private CentreView.Panel panel(Centre centre, Question question, Texts t) {
    int count = centre.count(question);
    return new CentreView.Panel(
        "centre-" + question.name().toLowerCase(Locale.ROOT),
        icon(question),
        t.get("centre.question." + question),
        Figures.whole(count, t.locale()),
        "/centre/" + CentreSums.key(question),
        count == 0,
        centre.of(question).stream().map(one -> line(one, t)).toList());
  }

  private static String icon(Question question) {
    return switch (question) {
      case WAITING -> "hourglass";
      case SOON -> "calendar";
      case DARK -> "store";
      case OWNERLESS -> "inbox";
      case INSPECT -> "shield";
    };
  }

  private CentreView.Line line(Found one, Texts t) {
    return new CentreView.Line(
        href(one.wrong()),
        Figures.whole(one.count(), t.locale()),
        t.get("centre.wrong." + one.wrong().key()),
        tone(one.wrong()),
        since(one, t),
        one.places().stream().limit(PLACES).map(at -> place(one.wrong(), at, t)).toList());
  }

  private CentreView.Place place(Wrong wrong, Place at, Texts t) {
    return new CentreView.Place(
        places.name(at.id()), Figures.whole(at.count(), t.locale()), href(wrong, at.id()));
  }

  /** The list behind the number of one place. */
  static String href(Wrong wrong, String place) {
    return switch (wrong) {
      case MONEY_ASKED, NOT_ME -> "/reports?state=OPEN&kind=" + wrong.name() + "&point=" + place;
      case LATE,
          OWNER_GONE,
          NOT_TAKEN_IN,
          ANSWER_PASSED,
          WITHDRAWAL_WAITS,
          OWNER_AWAY,
          NO_OWNER,
          DUE_SOON ->
          "/centre/" + wrong.key() + "?authority=" + place;
      case POINT_DARK, SENT_AWAY -> "/centre/" + wrong.key() + "?point=" + place;
      case PAPERS_IN_TROUBLE -> "/custody/findings?place=" + place;
    };
  }

  private static String href(Wrong wrong) {
    return switch (wrong) {
      case MONEY_ASKED, NOT_ME -> "/reports?state=OPEN&kind=" + wrong.name();
      case PAPERS_IN_TROUBLE -> "/custody/findings";
      case LATE,
          POINT_DARK,
          OWNER_GONE,
          NOT_TAKEN_IN,
          ANSWER_PASSED,
          WITHDRAWAL_WAITS,
          OWNER_AWAY,
          NO_OWNER,
          DUE_SOON,
          SENT_AWAY ->
          "/centre/" + wrong.key();
    };
  }

  private static Tone tone(Wrong wrong) {
    return switch (wrong) {
      case MONEY_ASKED, NOT_ME, PAPERS_IN_TROUBLE, LATE -> Tone.DANGER;
      case POINT_DARK,
          OWNER_GONE,
          NOT_TAKEN_IN,
          ANSWER_PASSED,
          WITHDRAWAL_WAITS,
          OWNER_AWAY,
          NO_OWNER ->
          Tone.WARNING;
      case DUE_SOON, SENT_AWAY -> Tone.WAITING;
    };
  }

  private static String since(Found one, Texts t) {
    Instant since = one.since();
    if (since == null) {
      return "";
    }
    String key = one.wrong() == Wrong.DUE_SOON ? "centre.nearest" : "centre.oldest";
    return t.get(key, VietnamTime.moment(since));
  }

  private @Nullable BarChart late(Centre centre, Texts t) {
    return centre.found().stream()
        .filter(one -> one.wrong() == Wrong.LATE)
        .findFirst()
        .map(
            one ->
                new BarChart(
                    t.get("centre.lateChart"),
                    t.get("centre.authority"),
                    t.get("centre.dossiers"),
                    one.places().stream()
                        .sorted(Comparator.comparingInt(Place::count).reversed())
                        .limit(BARS)
                        .map(
                            at ->
                                Bar.of(
                                    places.name(at.id()),
                                    at.count(),
                                    t.locale(),
                                    "/centre/late?authority=" + at.id()))
                        .toList()))
        .orElse(null);
  }

  private static BarChart due(Centre centre, Texts t) {
    return new BarChart(
        t.get("centre.dueChart"),
        t.get("centre.day"),
        t.get("centre.dossiers"),
        centre.due().stream()
            .map(
                one ->
                    Bar.of(
                        DAY.withLocale(t.locale()).format(one.day()),
                        one.dossiers(),
                        t.locale(),
                        "/centre/" + CentreRows.DUE + "?day=" + one.day()))
            .toList());
  }
}
