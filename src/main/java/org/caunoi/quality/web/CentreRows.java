package org.caunoi.quality.web;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.dossier.Trouble;
import org.caunoi.dossier.TroubledDossiers.Row;
import org.caunoi.network.AgentPoint;
import org.caunoi.platform.web.Column;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.Texts;
import org.caunoi.quality.DarkPoints.Dark;
import org.caunoi.quality.ReadCentre;
import org.caunoi.quality.Wrong;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows behind a number of the Centre's page. */
@Component
final class CentreRows {

  private static final int MOST = 200;

  private final ReadCentre centre;
  private final Catalogue catalogue;
  private final PlaceWords places;

  CentreRows(ReadCentre centre, Catalogue catalogue, PlaceWords places) {
    this.centre = centre;
    this.catalogue = catalogue;
    this.places = places;
  }

  /** Refused with {@code http-404} for a list there is not. */
  CentreView.Rows of(SignedIn who, String key, @Nullable String authority, Texts t) {
    Wrong wrong =
        Arrays.stream(Wrong.values())
            .filter(one -> one.key().equals(key))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("http-404"));
    return switch (wrong) {
      case POINT_DARK ->
          rows(
              wrong,
              List.of("point", "address", "hours", "last", "phone"),
              centre.dark(who).stream().map(one -> dark(one, t)).toList(),
              t);
      case SENT_AWAY ->
          rows(
              wrong,
              List.of("point", "ended", "notReady"),
              centre.sentAway(who).stream()
                  .map(
                      one ->
                          new CentreView.Row(
                              null,
                              List.of(
                                  places.name(one.point()),
                                  Figures.whole(one.ended(), t.locale()),
                                  Figures.whole(one.notReady(), t.locale()))))
                  .toList(),
              t);
      case LATE, OWNER_GONE, NOT_TAKEN_IN, NO_OWNER, DUE_SOON ->
          rows(
              wrong,
              List.of("code", "procedure", "authority", "since." + wrong.key(), "owner"),
              centre.dossiers(who, Trouble.valueOf(wrong.name()), authority, MOST + 1).stream()
                  .map(one -> dossier(one, t))
                  .toList(),
              t);
      case MONEY_ASKED, NOT_ME, PAPERS_IN_TROUBLE -> throw Refused.notFound("http-404");
    };
  }

  private static CentreView.Rows rows(
      Wrong wrong, List<String> columns, List<CentreView.Row> rows, Texts t) {
    return new CentreView.Rows(
        t.get("centre.wrong." + wrong.key()),
        t.get("centre.todo." + wrong.key()),
        columns.stream().map(one -> Column.text(t.get("centre.column." + one))).toList(),
        rows.stream().limit(MOST).toList(),
        rows.size() > MOST);
  }

  private static CentreView.Row dark(Dark one, Texts t) {
    AgentPoint point = one.point();
    String last =
        Optional.ofNullable(one.last())
            .map(VietnamTime::moment)
            .orElse(t.get("centre.nobodyToday"));
    return new CentreView.Row(
        null,
        List.of(point.name(), point.address(), point.hours().text(), last, point.complaintPhone()));
  }

  private CentreView.Row dossier(Row one, Texts t) {
    return new CentreView.Row(
        "/dossiers/" + one.code(),
        List.of(
            one.code(),
            catalogue.get(one.procedureVersion()).name().in(t.locale()),
            places.name(one.authority()),
            VietnamTime.moment(one.since()),
            one.assigneeName() == null ? t.get("centre.nobody") : one.assigneeName()));
  }
}
