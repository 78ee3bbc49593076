package org.caunoi.exchange.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.exchange.ReadExchange;
import org.caunoi.exchange.ReplayMessage;
import org.caunoi.exchange.Troubled;
import org.caunoi.platform.web.Figures;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** What did not reach another system, and what came from one and was not taken. */
@Controller
class ExchangePages {

  private final ReadExchange reading;
  private final ReplayMessage replaying;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  ExchangePages(ReadExchange reading, ReplayMessage replaying, Frames frames) {
    this.reading = reading;
    this.replaying = replaying;
    this.frames = frames;
  }

  @GetMapping("/exchange")
  @Requires(Permission.MANAGE_EXCHANGE)
  View show(HttpServletRequest request) {
    Shell shell = frames.of(request, "exchange.title");
    Texts t = shell.t();
    List<TroubledView> outgoing =
        reading.outgoing().stream().map(one -> view(one, "exchange.kind.", "outgoing", t)).toList();
    List<TroubledView> incoming =
        reading.incoming().stream()
            .map(one -> view(one, "exchange.verdict.", "incoming", t))
            .toList();
    List<SummaryRow> dropped =
        reading.dropped().stream()
            .map(
                one ->
                    new SummaryRow(
                        one.isOfAnybody() ? t.get("exchange.droppedAnybody") : one.sender(),
                        t.get(
                            "exchange.droppedSome",
                            Figures.whole(one.deliveries(), t.locale()),
                            VietnamTime.moment(one.lastAt()))))
            .toList();
    return Page.of(templates.exchangeTroubled(shell, outgoing, incoming, dropped));
  }

  @PostMapping("/exchange/outgoing/{id}/replays")
  @Requires(Permission.MANAGE_EXCHANGE)
  View outgoing(SignedIn who, @PathVariable UUID id) {
    replaying.outgoing(who, id);
    return new RedirectView("/exchange?notice=exchange-replayed");
  }

  @PostMapping("/exchange/incoming/{id}/replays")
  @Requires(Permission.MANAGE_EXCHANGE)
  View incoming(SignedIn who, @PathVariable UUID id) {
    replaying.incoming(who, id);
    return new RedirectView("/exchange?notice=exchange-replayed");
  }

  private static TroubledView view(Troubled one, String about, String way, Texts t) {
    String reason = "exchange.reason." + one.reason();
    return new TroubledView(
        t.get("exchange.other." + one.other()),
        t.get(about + one.about()),
        one.subject(),
        t.has(reason) ? t.get(reason) : one.reason(),
        Integer.toString(one.tries()),
        VietnamTime.moment(one.at()),
        one.replayable() ? Tone.DANGER : Tone.NEUTRAL,
        one.replayable() ? "/exchange/" + way + "/" + one.id() + "/replays" : null);
  }
}
