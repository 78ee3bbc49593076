package org.caunoi.notification.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.caunoi.notification.Medium;
import org.caunoi.notification.SandboxChannel.Arrived;
import org.caunoi.notification.web.BubbleView.Part;
import org.junit.jupiter.api.Test;

class BubblesTest {

  @Test
  void theOneTimeCodeStandsOutAndTheDayInADossierCodeDoesNot() {
    assertThat(Bubbles.parts("Ma 048151 mo ket qua 000.00.05.H26-261123-0001."))
        .containsExactly(
            new Part("Ma ", null, false),
            new Part("048151", null, true),
            new Part(" mo ket qua 000.00.05.H26-261123-0001.", null, false));
  }

  @Test
  void anAddressLeadsToThisServerWhateverItsNameIs() {
    assertThat(Bubbles.parts("Mo tai https://thu.example:8443/results/abc roi"))
        .containsExactly(
            new Part("Mo tai ", null, false),
            new Part("https://thu.example:8443/results/abc", "/results/abc", false),
            new Part(" roi", null, false));
  }

  @Test
  void recipientsAreRecognisedByTheirEndOnly() {
    assertThat(Bubbles.of(arrived(Medium.SMS, "+84900000001")).recipient()).isEqualTo("••••••0001");
    assertThat(Bubbles.of(arrived(Medium.EMAIL, "thu.nghiem@example.vn")).recipient())
        .isEqualTo("t•••@example.vn");
  }

  private static Arrived arrived(Medium medium, String recipient) {
    return new Arrived(
        new UUID(0, 1), medium, recipient, null, "x", Instant.parse("2026-11-23T02:41:00Z"));
  }
}
