package org.caunoi.quality.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Points;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.quality.ClerkRating;
import org.caunoi.quality.PointRating;
import org.caunoi.quality.ReadRatings;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What citizens say, point by point. */
@Controller
class RatingsPages {

  private final ReadRatings ratings;
  private final Points points;
  private final Accounts accounts;
  private final Frames frames;
  private final Clock clock;
  private final StaticTemplates templates = new StaticTemplates();

  RatingsPages(ReadRatings ratings, Points points, Accounts accounts, Frames frames, Clock clock) {
    this.ratings = ratings;
    this.points = points;
    this.accounts = accounts;
    this.frames = frames;
    this.clock = clock;
  }

  @Requires(Permission.WATCH_NETWORK)
  @GetMapping("/ratings")
  Page overview(
      HttpServletRequest request,
      SignedIn who,
      @RequestParam(required = false) @Nullable String from,
      @RequestParam(required = false) @Nullable String to) {
    Shell shell = frames.of(request, "ratings.title");
    LocalDate today = VietnamTime.day(clock.instant());
    try {
      return page(shell, who, AskedPeriod.of(from, to, null, today), FieldErrors.none());
    } catch (Refused refused) {
      FieldErrors errors = FieldErrors.told(refused, AskedPeriod.field(refused), shell.t());
      return page(shell.withErrors(errors), who, AskedPeriod.of(null, null, null, today), errors);
    }
  }

  private Page page(Shell shell, SignedIn who, AskedPeriod asked, FieldErrors errors) {
    List<PointRating> found = ratings.list(who, asked.period());
    Texts t = shell.t();
    RatingsView view =
        new RatingsView(
            asked.from(),
            asked.to(),
            found.stream().map(one -> line(one, name(one.point(), t), t)).toList(),
            line(ReadRatings.together(found), t.get("ratings.all"), t),
            ratings.clerks(who, asked.period()).stream()
                .map(one -> line(one.figures(), clerk(one, t), t))
                .toList());
    return Page.of(
        errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
        templates.qualityRatings(shell, view, errors));
  }

  private static RatingsView.Line line(PointRating one, String name, Texts t) {
    String href =
        "/reports?kind=MONEY_ASKED" + (one.point() == null ? "" : "&point=" + one.point());
    return new RatingsView.Line(
        name,
        Figures.whole(one.answers(), t.locale()),
        told(one.meanEase(), t),
        told(one.meanSatisfaction(), t),
        one.isTooFew() ? "–" : Figures.percent(one.percentContent(), t.locale()),
        one.moneyAsked() == 0 ? "" : Figures.whole(one.moneyAsked(), t.locale()),
        href);
  }

  private static String told(@Nullable BigDecimal mean, Texts t) {
    return mean == null ? "–" : Figures.decimal(mean, t.locale());
  }

  private String clerk(ClerkRating one, Texts t) {
    String name =
        accounts.find(one.clerk()).map(Account::displayName).orElse(t.get("ratings.gone"));
    return name + " · " + name(one.figures().point(), t);
  }

  private String name(@Nullable String point, Texts t) {
    return point == null
        ? t.get("ratings.noPoint")
        : points.find(point).map(AgentPoint::name).orElse(point);
  }
}
