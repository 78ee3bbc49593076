package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.caunoi.People;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.OnTheWay;
import org.caunoi.custody.OnTheWay.Bag;
import org.caunoi.custody.OnTheWay.Team;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A courier with a telephone in one hand puts ten envelopes into a bag. */
class CourierBagTest extends BrowserTest {

  private static final int ENVELOPES = 10;

  @Autowired private OnTheWay way;
  @Autowired private HandOver hands;
  @Autowired private People people;
  @Autowired private Accounts accounts;

  private static final String READS =
      """
      globalThis.BarcodeDetector = class {
        static getSupportedFormats = async () => ['qr_code'];
        detect = async (picture) => (picture.videoWidth > 0 ? [{ rawValue: 'NUMBER' }] : []);
      };
      Navigator.prototype.vibrate = (time) => !sessionStorage.setItem('vibrated', time);
      """;

  @Test
  void tenEnvelopesAreInASealedBagWithinAMinuteAndTwentyFiveTapsOrScans() {
    List<String> envelopes = inTheCouriersHands();
    Window phone = signIn(phone(), "buuta");
    phone.open("/custody").sees("Mở túi mới");
    int before = phone.inputs();
    long begin = System.nanoTime();
    phone.press("Mở túi");
    for (String envelope : envelopes) {
      phone.scan(envelope + "\n");
      phone.until(envelope, () -> phone.source().contains(envelope) ? "yes" : null);
    }
    Camera.take(phone, "courier-bag");
    phone.type("#seal", OnTheWay.seal()).press("Niêm phong");
    phone.sees("Túi đã niêm phong");
    double seconds = (System.nanoTime() - begin) / 1e9;
    int inputs = phone.inputs() - before;
    System.out.printf(
        "Courier: %d envelopes into a sealed bag, %d taps or scans, %.1f s without the hand%n",
        ENVELOPES, inputs, seconds);
    assertThat(inputs).isBetween(ENVELOPES + 2, 25);
    assertThat(seconds).isLessThan(60);
    readsByCamera(phone, phone.path().replaceFirst(".*/", "").replaceFirst("\\?.*", ""));
  }

  /** The camera is Chromium's own false one; what reads codes from a picture is stood in for. */
  private static void readsByCamera(Window phone, String number) {
    phone.open("/custody").ready();
    assertThat(phone.shows("[data-camera]")).as("this Chromium reads no codes").isFalse();
    Map<String, Object> added =
        phone
            .browser()
            .executeCdpCommand(
                "Page.addScriptToEvaluateOnNewDocument",
                Map.of("source", READS.replace("NUMBER", number)));
    try {
      phone.open("/custody").ready().press("Quét bằng máy ảnh");
      phone.until("unit", () -> phone.path().startsWith("/custody/units/" + number) ? "" : null);
      assertThat(phone.number("return Number(sessionStorage.getItem('vibrated'))")).isEqualTo(80);
    } finally {
      phone.browser().executeCdpCommand("Page.removeScriptToEvaluateOnNewDocument", added);
    }
  }

  @Test
  void aBagIsCountedByScanningAndThePageSaysWhatIsMissingAndWhatIsTooMany() {
    Team team = way.team();
    Bag bag = way.opened(team, 3);
    Window phone = phone();
    phone.open("/").browser().manage().deleteAllCookies();
    phone.open("/sign-in").type("#username", team.mailRoom().username());
    phone.type("#password", People.PASSWORD).click("main button[type=submit]");
    phone.until("signed in", () -> phone.path().startsWith("/sign-in") ? null : "yes");
    phone.open("/custody/units/" + bag.number()).sees("Đã quét 0 trên 3.");
    String two = bag.envelopes().get(0) + "\n" + bag.envelopes().get(1) + "\n";
    phone.type("#found", two + "DE123456785VN\n");
    phone.sees("Đã quét 2 trên 3.").sees("Còn thiếu: DE");
    phone.sees("Thừa, không có trong danh sách: DE 1234 5678 5 VN.");
    Camera.take(phone, "courier-count");
    phone.type("#found", two + two).sees("Đã quét rồi: DE");
    phone.type("#found", two + bag.envelopes().get(2) + "\n").sees("Đã quét đủ 3.");
  }

  private List<String> inTheCouriersHands() {
    SignedIn clerk = people.clerk(OnTheWay.POINT);
    Account a = accounts.findByUsername("buuta").orElseThrow();
    SignedIn courier =
        new SignedIn(
            a.id(),
            a.username(),
            a.displayName(),
            a.badge(),
            a.roles(),
            Set.of(),
            a.pointId(),
            a.authority());
    return IntStream.range(0, ENVELOPES)
        .mapToObj(
            n -> {
              String envelope = way.takeIn(clerk).envelope();
              hands.offer(clerk, envelope, false);
              hands.accept(courier, envelope, null);
              return envelope;
            })
        .toList();
  }
}
