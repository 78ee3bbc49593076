package org.caunoi.custody;

import java.time.Clock;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Use cases of this room as they are at another time than it is; whoever calls opens transactions.
 */
@Component
class AtAnotherTime {

  private final ApplicationContext house;

  AtAnotherTime(ApplicationContext house) {
    this.house = house;
  }

  /** A use case by the clock of that time. */
  <T> T at(Clock time, Class<T> useCase) {
    AnnotationConfigApplicationContext then = new AnnotationConfigApplicationContext();
    then.setParent(house);
    then.registerBean("clock", Clock.class, () -> time);
    then.register(Ledger.class, useCase);
    then.refresh();
    return then.getBean(useCase);
  }
}
