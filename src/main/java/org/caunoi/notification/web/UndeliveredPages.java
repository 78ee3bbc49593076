package org.caunoi.notification.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.access.SignedIn;
import org.caunoi.notification.FailedMessage;
import org.caunoi.notification.ListFailedMessages;
import org.caunoi.notification.SendMessageAgain;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** Messages that reached nobody, for those who can call instead or have them sent again. */
@Controller
class UndeliveredPages {

  private static final int MOST = 100;

  private final ListFailedMessages failed;
  private final SendMessageAgain sending;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  UndeliveredPages(ListFailedMessages failed, SendMessageAgain sending, Frames frames) {
    this.failed = failed;
    this.sending = sending;
    this.frames = frames;
  }

  @GetMapping("/undelivered-messages")
  @Requires(Permission.MANAGE_EXCHANGE)
  View show(SignedIn who, HttpServletRequest request) {
    Shell shell = frames.of(request, "notification.undelivered.title");
    boolean linked = who.may(Permission.READ_DOSSIERS);
    return Page.of(
        templates.notificationUndelivered(
            shell, failed.newest(MOST).stream().map(one -> view(one, linked, shell.t())).toList()));
  }

  @PostMapping("/undelivered-messages/{id}/replays")
  @Requires(Permission.MANAGE_EXCHANGE)
  View again(SignedIn who, @PathVariable UUID id) {
    sending.send(who, id);
    return new RedirectView("/undelivered-messages?notice=message-sent-again");
  }

  private static UndeliveredView view(FailedMessage one, boolean linked, Texts t) {
    String code = one.dossierCode();
    return new UndeliveredView(
        t.get("notification.kind." + one.kind()),
        t.get("notification.medium." + one.medium()) + " " + one.recipient(),
        code,
        linked && code != null ? "/dossiers/" + code : null,
        t.get("notification.failure." + one.failureCode()),
        VietnamTime.moment(one.plannedAt()),
        one.mayBeSentAgain() ? "/undelivered-messages/" + one.id() + "/replays" : null);
  }
}
