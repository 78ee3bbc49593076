package org.caunoi.quality.web;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.assistance.PointActivity.Activity;
import org.caunoi.assistance.PointActivity.Visit;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.dossier.DossierState;
import org.caunoi.dossier.Trouble;
import org.caunoi.dossier.TroubledDossiers.Row;
import org.caunoi.dossier.WhoCanTakeOver;
import org.caunoi.network.AgentPoint;
import org.caunoi.platform.web.Choice;
import org.caunoi.platform.web.Column;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.Texts;
import org.caunoi.quality.DarkPoints.Dark;
import org.caunoi.quality.ReadCentre;
import org.caunoi.quality.Wrong;
import org.caunoi.shared.Cursor;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Slice;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** The rows behind a number of the Centre's page. */
@Component
final class CentreRows {

  /** The list behind one bar of what is due. */
  static final String DUE = "due";

  private static final int MOST = 200;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

  private final ReadCentre centre;
  private final Catalogue catalogue;
  private final PlaceWords places;
  private final CentreSums sums;
  private final WhoCanTakeOver taking;

  CentreRows(
      ReadCentre centre,
      Catalogue catalogue,
      PlaceWords places,
      CentreSums sums,
      WhoCanTakeOver taking) {
    this.centre = centre;
    this.sums = sums;
    this.catalogue = catalogue;
    this.places = places;
    this.taking = taking;
  }

  /**
   * What is asked for.
   *
   * @param list the name of a list
   * @param day only for what is due
   * @param cursor where the page before ended
   */
  record Asked(
      String list,
      @Nullable String authority,
      @Nullable String point,
      @Nullable LocalDate day,
      @Nullable String cursor) {}

  /** Refused with {@code http-404} for a list there is not, {@code bad-cursor}. */
  CentreView.Rows of(SignedIn who, Asked asked, Texts t) {
    if (asked.list().equals(DUE) && asked.day() != null) {
      return due(who, asked, asked.day(), t);
    }
    Optional<Wrong> listed =
        Arrays.stream(Wrong.values()).filter(one -> one.key().equals(asked.list())).findFirst();
    if (listed.isEmpty()) {
      return sums.of(centre.look(who), asked.list(), asked.point(), t)
          .orElseThrow(() -> Refused.notFound("http-404"));
    }
    Wrong wrong = listed.get();
    return switch (wrong) {
      case POINT_DARK ->
          asked.point() != null
              ? visits(who, asked, asked.point(), wrong, t)
              : rows(
                  asked,
                  title(wrong, t),
                  wrong.key(),
                  List.of("point", "address", "hours", "last", "phone"),
                  all(centre.dark(who)).map(one -> dark(one, t)),
                  t);
      case SENT_AWAY ->
          asked.point() != null
              ? visits(who, asked, asked.point(), wrong, t)
              : rows(
                  asked,
                  title(wrong, t),
                  wrong.key(),
                  List.of("point", "ended", "notReady"),
                  all(centre.sentAway(who)).map(one -> sentAway(one, t)),
                  t);
      case LATE,
          OWNER_GONE,
          NOT_TAKEN_IN,
          ANSWER_PASSED,
          WITHDRAWAL_WAITS,
          OWNER_AWAY,
          NO_OWNER,
          DUE_SOON ->
          rows(
              asked,
              title(wrong, t),
              wrong.key(),
              List.of("code", "procedure", "authority", "since." + wrong.key(), "owner"),
              centre
                  .dossiers(
                      who,
                      Trouble.valueOf(wrong.name()),
                      asked.authority(),
                      Cursor.of(asked.cursor()),
                      MOST)
                  .map(one -> dossier(one, t, wrong == Wrong.OWNER_AWAY ? who : null)),
              t);
      case MONEY_ASKED, NOT_ME, PAPERS_IN_TROUBLE -> throw Refused.notFound("http-404");
    };
  }

  private CentreView.Rows due(SignedIn who, Asked asked, LocalDate day, Texts t) {
    return rows(
        asked,
        t.get("centre.dueOn", DAY.format(day)),
        DUE,
        List.of("code", "procedure", "authority", "since.due-soon", "owner"),
        centre.dueOn(who, day, Cursor.of(asked.cursor()), MOST).map(one -> dossier(one, t, null)),
        t);
  }

  private CentreView.Rows visits(SignedIn who, Asked asked, String point, Wrong wrong, Texts t) {
    return rows(
        asked,
        t.get("centre.visits." + wrong.key(), places.name(point)),
        "visits",
        List.of("opened", "procedure", "outcome", "clerk"),
        centre
            .visits(who, point, wrong == Wrong.SENT_AWAY, Cursor.of(asked.cursor()), MOST)
            .map(one -> visit(one, t)),
        t);
  }

  private static String title(Wrong wrong, Texts t) {
    return t.get("centre.wrong." + wrong.key());
  }

  private static <T> Slice<T> all(List<T> rows) {
    return new Slice<>(rows, null);
  }

  private static CentreView.Rows rows(
      Asked asked,
      String title,
      String todo,
      List<String> columns,
      Slice<CentreView.Row> rows,
      Texts t) {
    String here =
        UriComponentsBuilder.fromPath("/centre/{list}")
            .queryParamIfPresent("authority", Optional.ofNullable(asked.authority()))
            .queryParamIfPresent("point", Optional.ofNullable(asked.point()))
            .queryParamIfPresent("day", Optional.ofNullable(asked.day()))
            .encode()
            .buildAndExpand(asked.list())
            .toUriString();
    String next = rows.nextCursor();
    return new CentreView.Rows(
        title,
        t.get("centre.todo." + todo),
        columns.stream().map(one -> Column.text(t.get("centre.column." + one))).toList(),
        rows.items(),
        asked.cursor() == null ? null : here,
        next == null ? null : here + (here.contains("?") ? "&" : "?") + "cursor=" + next);
  }

  private CentreView.Row visit(Visit one, Texts t) {
    UUID procedure = one.procedureVersion();
    return new CentreView.Row(
        null,
        List.of(
            VietnamTime.moment(one.openedAt()),
            procedure == null
                ? t.get("centre.noProcedure")
                : catalogue.get(procedure).name().in(t.locale()),
            t.get(one.outcome() == null ? "centre.stillThere" : "counter.outcome." + one.outcome()),
            one.clerk()));
  }

  private CentreView.Row sentAway(Activity one, Texts t) {
    return new CentreView.Row(
        "/centre/" + Wrong.SENT_AWAY.key() + "?point=" + one.point(),
        List.of(
            places.name(one.point()),
            Figures.whole(one.ended(), t.locale()),
            Figures.whole(one.notReady(), t.locale())));
  }

  private static CentreView.Row dark(Dark one, Texts t) {
    AgentPoint point = one.point();
    String last =
        Optional.ofNullable(one.last())
            .map(VietnamTime::moment)
            .orElse(t.get("centre.nobodyToday"));
    return new CentreView.Row(
        "/centre/" + Wrong.POINT_DARK.key() + "?point=" + point.id(),
        List.of(point.name(), point.address(), point.hours().text(), last, point.complaintPhone()));
  }

  /**
   * @param mover who may hand it on from here, else null
   */
  private CentreView.Row dossier(Row one, Texts t, @Nullable SignedIn mover) {
    return new CentreView.Row(
        "/dossiers/" + one.code(),
        List.of(
            one.code(),
            catalogue.get(one.procedureVersion()).name().in(t.locale()),
            places.name(one.authority()),
            VietnamTime.moment(one.since()),
            one.assigneeName() == null ? t.get("centre.nobody") : one.assigneeName()),
        mover == null ? null : still(mover, one));
  }

  private CentreView.@Nullable Still still(SignedIn who, Row one) {
    UUID holder = one.assigneeId();
    boolean open = one.state() == DossierState.ACCEPTED || one.state() == DossierState.PROCESSING;
    if (holder == null || !open || !who.may(Permission.ASSIGN_DOSSIER)) {
      return null;
    }
    List<Choice> takers =
        taking.from(holder).stream()
            .map(account -> new Choice(account.id().toString(), account.displayName()))
            .toList();
    return takers.isEmpty() ? null : new CentreView.Still(one.code(), one.version(), takers);
  }
}
