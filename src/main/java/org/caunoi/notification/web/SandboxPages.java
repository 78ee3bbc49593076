package org.caunoi.notification.web;

import caunoi.pages.StaticTemplates;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.caunoi.access.Frames;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.notification.FailedMessage;
import org.caunoi.notification.ListFailedMessages;
import org.caunoi.notification.SandboxBlock;
import org.caunoi.notification.SandboxChannel;
import org.caunoi.notification.SandboxChannel.Arrived;
import org.caunoi.platform.web.Page;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The citizens' phones and mail boxes of a demonstration; does not exist in production. */
@Controller
@ConditionalOnBooleanProperty(name = "caunoi.notification.sandbox", matchIfMissing = true)
class SandboxPages {

  private static final int SEARCHED = 300;
  private static final int SHOWN = 50;
  private static final int FAILED = 20;

  private final SandboxChannel sandbox;
  private final ListFailedMessages failed;
  private final ObjectProvider<SandboxBlock> blocks;
  private final Frames frames;
  private final StaticTemplates templates = new StaticTemplates();

  SandboxPages(
      SandboxChannel sandbox,
      ListFailedMessages failed,
      ObjectProvider<SandboxBlock> blocks,
      Frames frames) {
    this.sandbox = sandbox;
    this.failed = failed;
    this.blocks = blocks;
    this.frames = frames;
  }

  @Requires(Permission.OPEN)
  @GetMapping("/sandbox")
  Page show(HttpServletRequest request, @RequestParam(defaultValue = "") String tail) {
    String digits = tail.replaceAll("\\D", "");
    String wanted = digits.substring(Math.max(0, digits.length() - 4));
    Shell shell = frames.of(request, "notification.sandbox.title");
    Texts t = shell.t();
    List<BubbleView> bubbles =
        sandbox.newest(SEARCHED).stream()
            .filter(message -> isFor(message, wanted))
            .limit(SHOWN)
            .map(Bubbles::of)
            .toList();
    List<BlockView> lists =
        blocks
            .orderedStream()
            .map(
                block ->
                    new BlockView(
                        t.get(block.titleKey()),
                        block.rows(),
                        block.press().map(press -> t.get(press.labelKey())).orElse(null),
                        block.press().map(press -> press.action()).orElse(null)))
            .filter(block -> !block.rows().isEmpty())
            .toList();
    List<FailedView> lost = failed.newest(FAILED).stream().map(one -> view(one, t)).toList();
    return Page.of(
        templates.notificationSandbox(shell, new SandboxView(wanted, bubbles, lists, lost)));
  }

  private static boolean isFor(Arrived message, String tail) {
    return tail.isEmpty() || message.recipient().endsWith(tail);
  }

  private static FailedView view(FailedMessage message, Texts t) {
    return new FailedView(
        t.get("notification.kind." + message.kind()),
        t.get("notification.medium." + message.medium()),
        message.dossierCode(),
        t.get("notification.failure." + message.failureCode()),
        t.get("notification.sandbox.tries", Integer.toString(message.tries())),
        VietnamTime.moment(message.plannedAt()));
  }
}
