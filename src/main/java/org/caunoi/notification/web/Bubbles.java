package org.caunoi.notification.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.notification.Medium;
import org.caunoi.notification.SandboxChannel.Arrived;
import org.caunoi.notification.web.BubbleView.Part;
import org.caunoi.shared.VietnamTime;

/** Draws messages: addresses become links within this server, one-time codes stand out. */
final class Bubbles {

  private static final Pattern SPECIAL =
      Pattern.compile("(?<link>https?://\\S+)|(?<![\\d.-])(?<code>\\d{6})(?![\\d-]|\\.\\d)");

  private Bubbles() {}

  static BubbleView of(Arrived message) {
    return new BubbleView(
        message.medium() == Medium.EMAIL,
        message.medium().masked(message.recipient()),
        message.subject(),
        parts(message.text()),
        VietnamTime.moment(message.at()));
  }

  static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher special = SPECIAL.matcher(text);
    int from = 0;
    while (special.find()) {
      if (special.start() > from) {
        parts.add(new Part(text.substring(from, special.start()), null, false));
      }
      String link = special.group("link");
      parts.add(
          link == null
              ? new Part(special.group(), null, true)
              : new Part(link, link.replaceFirst("^https?://[^/]+", ""), false));
      from = special.end();
    }
    if (from < text.length()) {
      parts.add(new Part(text.substring(from), null, false));
    }
    return parts;
  }
}
