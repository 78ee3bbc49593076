package org.caunoi.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.caunoi.platform.web.NavItem;
import org.caunoi.platform.web.NoticeView;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.SignedInView;
import org.caunoi.platform.web.Texts;
import org.caunoi.platform.web.Tone;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The frame of every page: title, menu by permission, who is signed in, language, request token. A
 * query parameter {@code notice} names a message that tells the outcome of the act before.
 */
@Component
public class Frames {

  private final MessageSource messages;
  private final List<NavEntry> entries;
  private final ObjectProvider<PlaceNames> places;
  private final String helpPhone;

  Frames(
      MessageSource messages,
      List<NavEntry> entries,
      ObjectProvider<PlaceNames> places,
      @Value("${caunoi.help-phone}") String helpPhone) {
    this.messages = messages;
    this.entries = entries.stream().sorted(Comparator.comparingInt(NavEntry::order)).toList();
    this.places = places;
    this.helpPhone = helpPhone;
  }

  /** The frame with a title from the message files. */
  public Shell of(HttpServletRequest request, String titleKey) {
    Texts t = texts(request);
    Optional<SignedIn> who = PermissionInterceptor.current();
    CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
    return new Shell(
        t.get(titleKey),
        t.lang(),
        csrf == null ? "" : csrf.getToken(),
        csrf == null ? "_csrf" : csrf.getParameterName(),
        who.map(person -> view(person, t)).orElse(null),
        who.map(person -> menu(person, request, t)).orElse(List.of()),
        notice(request, t),
        request.getRequestURI(),
        helpPhone,
        t);
  }

  public Texts texts(HttpServletRequest request) {
    return new Texts(messages, RequestContextUtils.getLocale(request));
  }

  /** Where a person's work begins: the first menu entry they may use. */
  public Optional<String> firstPageOf(SignedIn who) {
    return entries.stream()
        .filter(entry -> who.may(entry.permission()))
        .map(NavEntry::href)
        .findFirst();
  }

  private List<NavItem> menu(SignedIn who, HttpServletRequest request, Texts t) {
    List<NavEntry> own = entries.stream().filter(entry -> who.may(entry.permission())).toList();
    String here = here(own, request.getRequestURI());
    return own.stream()
        .map(
            entry ->
                new NavItem(
                    entry.href(), t.get(entry.labelKey()), entry.icon(), entry.href().equals(here)))
        .toList();
  }

  /** The entry a page belongs to: of those it lies under the nearest. */
  private static String here(List<NavEntry> entries, String path) {
    return entries.stream()
        .map(NavEntry::href)
        .filter(href -> path.equals(href) || path.startsWith(href + "/"))
        .max(Comparator.comparingInt(String::length))
        .orElse("");
  }

  private SignedInView view(SignedIn who, Texts t) {
    String role = who.roles().stream().sorted().findFirst().map(Enum::name).orElse("none");
    String place = who.pointId() != null ? who.pointId() : who.authority();
    PlaceNames names = places.getIfAvailable();
    return new SignedInView(
        who.displayName(),
        t.get("role." + role),
        place == null ? null : names == null ? place : names.nameOf(place).orElse(place));
  }

  private static @Nullable NoticeView notice(HttpServletRequest request, Texts t) {
    String key = request.getMethod().equals("GET") ? request.getParameter("notice") : null;
    return key != null && key.matches("[a-z-]{1,60}") && t.has("notice." + key)
        ? NoticeView.of(Tone.SUCCESS, t.get("notice." + key))
        : null;
  }
}
