package org.caunoi.dossier;

import java.time.Instant;
import java.util.List;
import org.caunoi.catalogue.AnswerTime;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.dossier.Dossier.TermChoice;
import org.caunoi.platform.reference.ReferenceFile;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * By when a citizen is to answer a request or to pay: as the version of the procedure says, else as
 * is usual. Another city brings its own usual times below {@code caunoi.reference.answer-times}.
 */
@Component
class AnswerTimes {

  private final Promise promise;
  private final Catalogue catalogue;
  private final UsualAnswerTimes usual;

  AnswerTimes(
      Promise promise,
      Catalogue catalogue,
      @Value("${caunoi.reference.answer-times:classpath:}") String location) {
    this.promise = promise;
    this.catalogue = catalogue;
    this.usual = UsualAnswerTimes.read(ReferenceFile.text(location, UsualAnswerTimes.FILE));
  }

  /** None where nothing is said for that day. */
  @Nullable Instant by(Dossier dossier, Instant asked) {
    AnswerTime own = catalogue.get(dossier.filing().procedureVersion()).answerWithin();
    return end(own == null ? usual.on(VietnamTime.day(asked)).orElse(null) : own, asked);
  }

  /** By when what is asked for now is to be paid; none where nothing is said for that day. */
  @Nullable Instant toPay(Instant asked) {
    return end(usual.toPayOn(VietnamTime.day(asked)).orElse(null), asked);
  }

  private @Nullable Instant end(@Nullable AnswerTime within, Instant asked) {
    return within == null
        ? null
        : promise
            .of(new TermChoice(within.strategy().name(), within.amount(), null), asked, List.of())
            .dueAt();
  }
}
