package org.caunoi.assistance.web;

import java.util.List;
import org.caunoi.assistance.OpenScreen.Sight;
import org.caunoi.assistance.ReadSession.Opened;
import org.caunoi.assistance.Screen;
import org.caunoi.network.AgentPoint;
import org.caunoi.network.Points;
import org.caunoi.platform.web.NoticeView;
import org.jspecify.annotations.Nullable;

/**
 * What stands on every page of the citizen's own screen, before anything else.
 *
 * @param helper who is helping; null before the screen is paired
 * @param fees what the State charges and by which rule; empty before a procedure is chosen
 * @param mark changes whenever the page must be drawn afresh
 * @param tag names the session to the forms
 * @param live whether something may still change on it by itself
 * @param refresh seconds after which a browser without scripts asks again, or null for never
 */
public record ScreenFrame(
    @Nullable Helper helper,
    List<Fee> fees,
    String mark,
    String tag,
    boolean live,
    @Nullable Integer refresh,
    @Nullable NoticeView notice) {

  /**
   * Who is helping, as on the badge.
   *
   * @param phone complaint line of the operator
   */
  public record Helper(String name, String badge, String point, String phone) {

    static Helper of(Sight sight, Points points) {
      Screen screen = sight.screen();
      Opened opened = sight.opened();
      AgentPoint point = points.get(screen.pointId());
      return new Helper(
          opened == null ? screen.clerkName() : opened.session().opening().clerkName(),
          opened == null ? screen.clerkBadge() : opened.session().opening().clerkBadge(),
          point.name(),
          point.complaintPhone());
    }
  }

  /** One amount and the rule behind it. */
  public record Fee(String amount, String rule) {}
}
