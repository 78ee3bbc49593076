package org.caunoi.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a layout needs to draw the frame around a page.
 *
 * @param title page title in words; never holds a person's name, number or code
 * @param lang language tag of the page, {@code vi} or {@code en}
 * @param csrfToken token every posting form repeats
 * @param csrfParameter name of the form field that carries the token
 * @param who the person signed in, or null on public pages
 * @param nav entries of the main menu, in order
 * @param notice outcome of the previous act, shown once above the page
 * @param requestPath path of the page as the language switch repeats it; with a query only where
 *     the page cannot be shown without
 * @param helpPhone number of the help line as printed on slips
 * @param t translated words in the page's language
 */
public record Shell(
    String title,
    String lang,
    String csrfToken,
    String csrfParameter,
    @Nullable SignedInView who,
    List<NavItem> nav,
    @Nullable NoticeView notice,
    String requestPath,
    String helpPhone,
    Texts t) {

  public Shell {
    nav = List.copyOf(nav);
  }

  /** The same frame with another title. */
  public Shell withTitle(String other) {
    return new Shell(
        other, lang, csrfToken, csrfParameter, who, nav, notice, requestPath, helpPhone, t);
  }

  /** The same frame; its title says first that the form has errors, when it has. */
  public Shell withErrors(FieldErrors errors) {
    return errors.isEmpty() ? this : withTitle(t.get("ui.errors.prefix") + " " + title);
  }

  /** The same frame announcing the outcome of an act. */
  public Shell withNotice(@Nullable NoticeView other) {
    return new Shell(
        title, lang, csrfToken, csrfParameter, who, nav, other, requestPath, helpPhone, t);
  }

  /** The same frame; the language switch goes to this path. */
  public Shell withRequestPath(String other) {
    return new Shell(title, lang, csrfToken, csrfParameter, who, nav, notice, other, helpPhone, t);
  }

  /** The telephone number as a {@code tel:} link wants it: digits and a leading plus only. */
  public String helpPhoneLink() {
    return "tel:" + helpPhone.replaceAll("[^0-9+]", "");
  }
}
