package org.caunoi.custody;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Parts of one transaction, of which one that fails leaves nothing and the others stand. */
@Component
class Savepoints {

  private final TransactionTemplate nested;

  Savepoints(PlatformTransactionManager transactions) {
    nested = new TransactionTemplate(transactions);
    nested.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
  }

  <T> T apart(Supplier<T> part) {
    return Objects.requireNonNull(nested.execute(status -> part.get()));
  }
}
