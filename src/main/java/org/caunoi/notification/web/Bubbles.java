package org.caunoi.notification.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.caunoi.dossier.Masks;
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
    boolean email = message.medium() == Medium.EMAIL;
    return new BubbleView(
        email,
        email ? mask(message.recipient()) : Masks.tail(local(message.recipient())),
        message.subject(),
        parts(message.text()),
        VietnamTime.moment(message.at()));
  }

  /** The number as people dial it at home. */
  static String local(String phone) {
    return phone.replaceFirst("^\\+84", "0");
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

  private static String mask(String address) {
    int at = address.indexOf('@');
    return at < 1 ? Masks.tail(address) : address.charAt(0) + "•••" + address.substring(at);
  }
}
