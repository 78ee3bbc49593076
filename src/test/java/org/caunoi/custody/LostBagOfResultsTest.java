package org.caunoi.custody;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.caunoi.IntegrationTest;
import org.caunoi.Measured;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.Remake.Way;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.custody.model.Loss;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ReissueResult;
import org.caunoi.dossier.Results;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A bag of results is lost on its way to the counter, each result is issued once more, and the next
 * day the bag is there. {@code bin/lost-bag-drill} runs it with a bag of 25.
 */
@IntegrationTest
class LostBagOfResultsTest {

  private static final int EACH = Integer.getInteger("caunoi.lost.envelopes", 2);

  @Autowired private Walk walk;
  @Autowired private People people;
  @Autowired private TakeInPapers taking;
  @Autowired private FillBag bags;
  @Autowired private HandOver hands;
  @Autowired private LossCase losses;
  @Autowired private MakeAgain making;
  @Autowired private ReissueResult reissuing;
  @Autowired private Results results;
  @Autowired private ReadUnit reading;
  @Autowired private AtAnotherTime another;
  @Autowired private TransactionTemplate transactions;
  @Autowired private Clock clock;

  @Test
  void whatWasIssuedAgainIsRevokedWhenTheBagIsFoundTheNextDay() {
    SignedIn centre = people.officer(Role.CENTRE_CONTROL, null);
    SignedIn desk = people.officer(Role.RETURN_OFFICER, walk.authority());
    SignedIn signer = people.officer(Role.SIGNER, null);
    SignedIn courier = people.courier(OnTheWay.POINT);
    String bag = bags.open(desk, OnTheWay.POINT);
    Map<String, Dossier> inside = new LinkedHashMap<>();
    for (int i = 0; i < EACH; i++) {
      String code = walk.filing().by(people.clerk(OnTheWay.POINT)).code();
      Dossier dossier = walk.issue(code);
      Papers result =
          new Papers(
              List.of(new Counted("result", CopyKind.ORIGINAL, 1)),
              false,
              OnTheWay.seal(),
              null,
              true);
      String envelope = taking.take(desk, code, result).envelope();
      bags.pack(desk, bag, envelope);
      inside.put(envelope, dossier);
    }
    String seal = OnTheWay.seal();
    bags.close(desk, bag, seal);
    hands.offer(desk, bag, false);
    hands.accept(courier, bag, seal);
    losses.suspect(centre, bag);
    losses.declare(centre, bag);
    int no = 0;
    for (Map.Entry<String, Dossier> one : inside.entrySet()) {
      String number = ++no + "/LAI-TN";
      reissuing.reissue(
          signer,
          one.getValue().code(),
          null,
          number,
          "Thất lạc trên đường",
          walk.document(walk.authority()));
      making.make(centre, one.getKey(), Way.ISSUED_AGAIN, number);
      assertThat(results.get(one.getValue()).number()).isEqualTo(number);
    }
    LossCase tomorrow = another.at(Clock.offset(clock, Duration.ofDays(1)), LossCase.class);
    transactions.executeWithoutResult(status -> tomorrow.found(courier, bag));
    inside.forEach(
        (envelope, dossier) -> {
          assertThat(results.get(dossier).number()).as("the first counts").isEqualTo("01/TLKS-TN");
          var opened = reading.open(centre, envelope);
          assertThat(opened.facts().loss()).isEqualTo(Loss.NONE);
          assertThat(Objects.requireNonNull(opened.remake()).revokedAt()).isNotNull();
          assertThat(opened.events().getLast().at())
              .as("found the next day")
              .isAfter(clock.instant().plus(Duration.ofHours(23)));
        });
    Measured.say(
        "Lost bag of results: %d results issued again, the bag found the next day, %d revoked, each"
            + " first one counts again",
        EACH, EACH);
  }
}
