package org.caunoi.quality.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.network.Authorities;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.Texts;
import org.caunoi.quality.Indicator;
import org.caunoi.quality.IndicatorSettings;
import org.caunoi.quality.IndicatorSettings.FullPoints;
import org.caunoi.quality.MeanTime;
import org.caunoi.quality.ReadIndicators.Board;
import org.caunoi.quality.Share;
import org.caunoi.quality.Verdict;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Component;

/** Puts indicators into words. */
@Component
final class IndicatorWords {

  private final Catalogue catalogue;
  private final Authorities authorities;
  private final IndicatorSettings settings;

  IndicatorWords(Catalogue catalogue, Authorities authorities, IndicatorSettings settings) {
    this.settings = settings;
    this.catalogue = catalogue;
    this.authorities = authorities;
  }

  IndicatorView board(SignedIn who, AskedPeriod asked, Board board, Texts t) {
    return new IndicatorView(
        asked.from(),
        asked.to(),
        asked.authority() == null ? "" : asked.authority(),
        units(who),
        Figures.whole(board.dossiers(), t.locale()),
        href(Share.TAKEN_IN, asked),
        board.indicators().stream().map(one -> line(one, asked, t)).toList(),
        board.means().stream().map(one -> mean(one, asked, t)).toList());
  }

  List<Choice> units(SignedIn who) {
    return who.authority() != null
        ? List.of()
        : authorities.list().stream().map(one -> new Choice(one.code(), one.name())).toList();
  }

  private IndicatorView.Line line(Indicator one, AskedPeriod asked, Texts t) {
    String key = "indicators." + one.no();
    return new IndicatorView.Line(
        one.no(),
        t.get(key),
        Figures.percent(one.percent(), t.locale()),
        href(one.value(), asked),
        t.get(key + ".of", Figures.whole(one.of(), t.locale())),
        href(one.whole().share(), asked),
        points(one, t),
        one.no().equals("2.1")
            ? t.get(key + ".how") + " " + t.get(key + ".extended." + settings.extension())
            : t.get(key + ".how"),
        one.parts().stream()
            .map(
                part ->
                    new IndicatorView.Part(
                        t.get("indicators.share." + part.share().key()),
                        Figures.whole(part.count(), t.locale()),
                        href(part.share(), asked)))
            .toList());
  }

  private static String href(Share share, AskedPeriod asked) {
    return "/indicators/" + share.key() + "?" + asked.query();
  }

  /** What it earns, as far as the decision's rule for it is known. */
  private String points(Indicator one, Texts t) {
    BigDecimal percent = one.percent();
    FullPoints points = settings.pointsOf(one.no()).orElse(null);
    if (points == null || percent == null) {
      return "";
    }
    String full = Figures.whole(points.full(), t.locale());
    if (points.isEarned(percent)) {
      return t.get("indicators.points.full", full);
    }
    return points.proRata()
        ? t.get("indicators.points.part", Figures.percent(points.share(percent), t.locale()), full)
        : t.get("indicators.points.below", full);
  }

  private IndicatorView.Mean mean(MeanTime one, AskedPeriod asked, Texts t) {
    String amount = Figures.decimal(one.mean(), t.locale());
    return new IndicatorView.Mean(
        name(one.procedureCode(), asked.period().to(), t),
        t.get("indicators.unit." + one.unit(), amount),
        Figures.whole(one.dossiers(), t.locale()),
        "/indicators/handled?" + asked.query() + "&procedure=" + one.procedureCode());
  }

  IndicatorView.Behind behind(Verdict one, Texts t) {
    return new IndicatorView.Behind(
        one.place(),
        "/dossiers/" + one.dossier().code(),
        one.dossier().code(),
        catalogue.get(one.dossier().procedureVersion()).name().in(t.locale()),
        VietnamTime.moment(one.dossier().intakeAt()),
        VietnamTime.moment(one.end()),
        VietnamTime.moment(one.limit()),
        t.get("indicators.ground." + one.ground()));
  }

  /** A procedure in a list; some have been published and are gone again. */
  IndicatorView.Behind behind(String procedure, LocalDate day, Texts t) {
    return new IndicatorView.Behind(
        procedure, "/procedures/" + procedure, procedure, name(procedure, day, t), "", "", "", "");
  }

  private String name(String procedure, LocalDate day, Texts t) {
    Optional<ProcedureVersion> found = catalogue.find(procedure, day);
    return found.map(version -> version.name().in(t.locale())).orElse(procedure);
  }
}
