package org.caunoi.browser;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.Keys;

/**
 * One citizen at the counter: the clerk's screen and the citizen's phone, step by step as in the
 * README. The person is synthetic.
 */
final class Visit {

  static final String NAME = "Nguyễn Thử Nghiệm";
  static final String NUMBER = "001199000018";
  static final String CARD =
      NUMBER
          + "||"
          + NAME
          + "|01011999|Nữ|Số 1 phố Ví Dụ, Phường Tràng Tiền, Quận Hoàn Kiếm, Hà Nội|01022022";

  private static final Pattern PAIRING = Pattern.compile("\\b([A-Z0-9]{3} [A-Z0-9]{3})\\b");

  final Window clerk;
  final Window citizen;
  private final Sandbox sandbox;
  private final String phone;

  Visit(Window clerk, Window citizen, Sandbox sandbox, String phone) {
    this.clerk = clerk;
    this.citizen = citizen;
    this.sandbox = sandbox;
    this.phone = phone;
  }

  /** The scanner types the card and presses Enter. */
  Visit scansCard() {
    clerk.open("/counter");
    return scansCardHere();
  }

  /** The same on a page that waits for a card already. */
  Visit scansCardHere() {
    clerk.ready().cursorIn("#card");
    clerk.scan(CARD + "\n");
    clerk.cursorIn("#q");
    return this;
  }

  Visit picks(String shortcut) {
    clerk.ready().cursorIn("#q").typeHere(shortcut).key(Keys.ENTER);
    clerk.find("form#case");
    return this;
  }

  /** The citizen types the short code the clerk's screen shows; the QR leads to the same place. */
  Visit pairsPhone() {
    clerk.click("#session-screen button[type=submit]");
    pairs("#session-screen");
    return this;
  }

  /** A screen that stays at the counter: paired once a shift, not once a citizen. */
  Visit pairsCounterScreen() {
    clerk.open("/counter").ready().click("#counter-screen button[type=submit]");
    pairs("#counter-screen");
    return this;
  }

  private void pairs(String block) {
    String code =
        clerk.until(
            "pairing code",
            () -> {
              Matcher found = PAIRING.matcher(clerk.find(block).getText());
              return found.find() ? found.group(1) : null;
            });
    citizen.open("/citizen-screen").type("#code", code).click("main form button[type=submit]");
    citizen.sees("Lê Thị Mẫu Quầy");
  }

  Visit givesPhone() {
    clerk.type("[name='form.phone']", phone);
    return this;
  }

  /** F6 shows the citizen what is about to be sent. */
  Visit isShown() {
    clerk.key(Keys.F6);
    clerk.sees("Những gì sẽ gửi đi");
    return this;
  }

  /** The same person may have filed this before; then the clerk says why once more. */
  Visit handsOver() {
    clerk.press("Chuyển sang điện thoại của người dân");
    String next =
        clerk.until(
            "portal or earlier filing",
            () ->
                clerk.shows("#portalCode")
                    ? "portal"
                    : clerk.shows("form[action$='/earlier-filing-reason']") ? "earlier" : null);
    if (next.equals("earlier")) {
      clerk.choose("input[name=reason]").press("Ghi lý do");
    }
    clerk.sees("Mã hồ sơ Cổng quốc gia đã cấp");
    return this;
  }

  Visit agrees() {
    citizen.press("Đồng ý");
    return this;
  }

  /** The code arrives on the citizen's phone and is typed on the big keys. */
  Visit provesByCode() {
    citizen.find("[data-digit='1']");
    String code = citizen.until("code on the phone", () -> sandbox.code(phone));
    for (char digit : code.toCharArray()) {
      citizen.click("[data-digit='" + digit + "']");
    }
    citizen.sees("Bác đã xác nhận xong");
    return this;
  }

  /** The same without touching the screen: six digits. */
  Visit provesByKeyboard() {
    citizen.find("[data-digit='1']");
    String code = citizen.until("code on the phone", () -> sandbox.code(phone));
    citizen.typeOnPage(code);
    citizen.sees("Bác đã xác nhận xong");
    return this;
  }

  /** No phone: a signature with the finger. */
  Visit provesBySignature() {
    citizen.press("Ký tên").find("canvas.pad");
    citizen.draws("canvas.pad").press("Ký xong");
    citizen.sees("Bác đã xác nhận xong");
    return this;
  }

  /** F9; the answer is the dossier's code. */
  String submits() {
    clerk.until(
        "told of the confirmation",
        () -> clerk.shows("form[action$='/submission'] button") ? "yes" : null);
    clerk.key(Keys.F9);
    return filedCode();
  }

  String filedCode() {
    return Objects.requireNonNull(clerk.find(".big-code-value").getText()).replaceAll("\\s", "");
  }

  /** F8 opens the slip. */
  Visit opensSlip() {
    clerk.key(Keys.F8);
    clerk.until("slip", () -> clerk.path().contains("/slip") ? "yes" : null);
    return this;
  }

  /** F12: this citizen has ended. */
  Visit ends() {
    clerk.key(Keys.F12);
    clerk.until("back at the counter", () -> clerk.path().startsWith("/counter?") ? "yes" : null);
    return this;
  }
}
