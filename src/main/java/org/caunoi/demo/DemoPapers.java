package org.caunoi.demo;

import java.util.Base64;
import java.util.List;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.CopyKind;
import org.caunoi.custody.ConfirmList;
import org.caunoi.custody.FillBag;
import org.caunoi.custody.HandOver;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.TakeInPapers;
import org.caunoi.custody.TakeInPapers.Counted;
import org.caunoi.custody.TakeInPapers.Papers;
import org.caunoi.document.SentFile;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Invented papers on their way: one at the counter, a bag with a courier, a result going home. */
@Component
@ConditionalOnProperty("caunoi.demo")
class DemoPapers {

  private static final String MANDATE = "mandate";

  /** A wave, as a PNG. */
  private static final String SCRIBBLE =
      "iVBORw0KGgoAAAANSUhEUgAAADAAAAAQAQAAAAB41cEcAAAAVklEQVR42l3MoQ2AMBgF4bcCC9HFSH6BwTFCR2mYgB"
          + "EQCGQhiNLQ9CBIznzuxJf+9DC9NDCI2kErSrVqIuMKspOQUUgsN/KRmNDs2SJaHceIduNyv/UDy3NVQYpuZQ8AAAAA"
          + "SUVORK5CYII=";

  private final TakeInPapers taking;
  private final ConfirmList confirming;
  private final FillBag bags;
  private final HandOver hands;

  DemoPapers(TakeInPapers taking, ConfirmList confirming, FillBag bags, HandOver hands) {
    this.confirming = confirming;
    this.taking = taking;
    this.bags = bags;
    this.hands = hands;
  }

  @Transactional
  void make(
      SignedIn clerk,
      SignedIn courier,
      SignedIn office,
      String atCounter,
      String onTheWay,
      String beside,
      String issued) {
    @Nullable SentFile signature =
        SentFile.held(Base64.getDecoder().decode(SCRIBBLE), "/signature");
    taking.take(clerk, atCounter, papers("MAU-0001", signature));
    PaperSet set = signed(clerk, onTheWay, "MAU-0002", signature);
    String bag = bags.open(clerk, set.authority());
    bags.pack(clerk, bag, set.envelope());
    bags.pack(clerk, bag, signed(clerk, beside, "MAU-0003", signature).envelope());
    bags.close(clerk, bag, "MAU-TUI-1");
    hands.offer(clerk, bag, false);
    hands.accept(courier, bag, "MAU-TUI-1");
    String home =
        taking
            .take(
                office,
                issued,
                new Papers(
                    List.of(new Counted("result", CopyKind.ORIGINAL, 1)),
                    false,
                    "MAU-0004",
                    null,
                    true))
            .envelope();
    hands.offer(office, home, true);
    hands.accept(clerk, home, "MAU-0004");
  }

  private PaperSet signed(SignedIn clerk, String code, String seal, @Nullable SentFile signature) {
    PaperSet set = taking.take(clerk, code, papers(seal, signature));
    confirming.confirm(clerk, set.id(), DemoPerson.PASSWORD);
    return set;
  }

  private static Papers papers(String seal, @Nullable SentFile signature) {
    List<Counted> lines = List.of(new Counted(MANDATE, CopyKind.ORIGINAL, 1));
    return new Papers(lines, true, seal, signature, false);
  }
}
