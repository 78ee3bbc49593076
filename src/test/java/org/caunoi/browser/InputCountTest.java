package org.caunoi.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The counter stays fast: a flow that grows by one key fails here. */
class InputCountTest extends BrowserTest {

  @Test
  void aCertifiedExtractTakesAtMostTwelveInputsAndThreePageLoads() {
    Visit visit = new Visit(signIn(staff(), "quay"), phone(), sandbox(), "0900007021");
    visit.pairsCounterScreen();
    visit.clerk.open("/counter").ready();
    visit.clerk.forgetTraffic();
    visit.citizen.forgetTraffic();
    visit.scansCardHere();
    visit.picks("tl").givesPhone().isShown().agrees().provesByKeyboard();
    visit.submits();
    visit.opensSlip();
    int inputs = visit.clerk.inputs() + visit.citizen.inputs();
    System.out.printf(
        "Extract from scan to slip: %d inputs (clerk %d, citizen %d), page loads: clerk %s, citizen"
            + " %d%n",
        inputs,
        visit.clerk.inputs(),
        visit.citizen.inputs(),
        visit.clerk.pages(),
        visit.citizen.pages().size());
    assertThat(visit.clerk.inputs()).as("the scan itself is counted").isPositive();
    assertThat(inputs).isLessThanOrEqualTo(12);
    assertThat(visit.clerk.pages()).as("the scan itself is counted").isNotEmpty();
    assertThat(visit.clerk.pages().size() + visit.citizen.pages().size()).isLessThanOrEqualTo(3);
  }
}
