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
 * By when a supplement request is to be answered: as the version of the procedure says, else as is
 * usual. Another city brings its own usual times below {@code caunoi.reference.answer-times}.
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
    AnswerTime within = own == null ? usual.on(VietnamTime.day(asked)).orElse(null) : own;
    return within == null
        ? null
        : promise
            .of(new TermChoice(within.strategy().name(), within.amount(), null), asked, List.of())
            .dueAt();
  }
}
