package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.caunoi.IntegrationTest;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.DossierWorklist.Filter;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Who may know of which dossier; a foreign one sounds like none, in lists, reading and acts alike.
 */
@IntegrationTest
class SightTest {

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private ReadDossier reading;
  @Autowired private AcceptDossier accepting;
  @Autowired private RequestWithdrawal withdrawing;
  @Autowired private DossierWorklist worklist;

  @Test
  void showsAHelperTheDossiersOfTheOwnPointOnly() {
    String code = walk.filing().session(UUID.randomUUID()).by(people.clerk("HN-0001")).code();
    seen(people.clerk("HN-0001"), code);
    unseen(people.clerk("HN-0002"), code);
    SignedIn lost = people.officer(Role.CLERK, null);
    unseen(lost, code);
    assertThat(worklist.list(lost, Filter.all(), null, 10)).isEmpty();
  }

  @Test
  void showsAnOfficerTheDossiersOfTheOwnAuthorityOnly() {
    String code = walk.filing().file().code();
    seen(people.officer(Role.INTAKE_OFFICER, walk.authority()), code);
    seen(people.officer(Role.INSPECTOR, null), code);
    SignedIn elsewhere = people.officer(Role.INTAKE_OFFICER, walk.authorityOf("00166"));
    unseen(elsewhere, code);
    assertThatThrownBy(() -> accepting.accept(elsewhere, code, null))
        .isInstanceOf(Refused.class)
        .hasMessage("dossier-not-found");
  }

  @Test
  void showsASystemWhatItFiledItself() {
    SignedIn one = people.partner().who();
    SignedIn other = people.partner().who();
    String code = walk.filing().by(one).code();
    seen(one, code);
    unseen(other, code);
    assertThatThrownBy(() -> withdrawing.request(other, code, null, null, null))
        .isInstanceOf(Refused.class)
        .hasMessage("dossier-not-found");
  }

  @Test
  void sortsTheNearestPromiseFirstAndPagesWithoutGapOrRepeat() {
    SignedIn partner = people.partner().who();
    for (int i = 0; i < 7; i++) {
      String code = walk.filing().by(partner).code();
      if (i % 2 == 0) {
        walk.accept(code);
      }
    }
    List<DossierWorklist.Row> all = worklist.list(partner, Filter.all(), null, 100);
    assertThat(all).hasSize(7);
    assertThat(all)
        .isSortedAccordingTo((a, b) -> a.position().sort().compareTo(b.position().sort()));
    DossierWorklist.Position after = null;
    for (DossierWorklist.Row row : all) {
      DossierWorklist.Row next = worklist.list(partner, Filter.all(), after, 1).getFirst();
      assertThat(next.code()).isEqualTo(row.code());
      after = next.position();
    }
    assertThat(worklist.list(partner, Filter.all(), after, 1)).isEmpty();
  }

  @Test
  void findsAPersonsDossiersByNumberWithoutStoringIt() {
    SignedIn partner = people.partner().who();
    String code = walk.filing().form("personId", "001199009871").by(partner).code();
    walk.filing().by(partner);
    Filter person = Filter.ofPerson("001199009871");
    assertThat(worklist.list(partner, person, null, 10))
        .extracting(DossierWorklist.Row::code)
        .containsExactly(code);
    assertThat(worklist.list(partner, person, null, 10).getFirst().maskedName())
        .isEqualTo("N. T. Nghiệm");
  }

  private void seen(SignedIn who, String code) {
    assertThat(reading.facts(who, code).code()).isEqualTo(code);
    assertThat(listed(who, code)).isTrue();
  }

  private void unseen(SignedIn who, String code) {
    assertThatThrownBy(() -> reading.file(who, code, "test"))
        .isInstanceOf(Refused.class)
        .hasMessage("dossier-not-found");
    assertThat(listed(who, code)).isFalse();
  }

  private boolean listed(SignedIn who, String code) {
    return !worklist.list(who, new Filter(null, null, false, false, code), null, 10).isEmpty();
  }
}
