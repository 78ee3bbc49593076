package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.caunoi.People;
import org.caunoi.access.Account;
import org.caunoi.access.Accounts;
import org.caunoi.access.SignedIn;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.OnTheWay;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A courier with a telephone in one hand puts ten envelopes into a bag. */
class CourierBagTest extends BrowserTest {

  private static final int ENVELOPES = 10;

  @Autowired private OnTheWay way;
  @Autowired private HandOver hands;
  @Autowired private People people;
  @Autowired private Accounts accounts;

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
