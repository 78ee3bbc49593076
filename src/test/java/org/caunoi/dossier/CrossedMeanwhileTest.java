package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.caunoi.IntegrationTest;
import org.caunoi.LockWaits;
import org.caunoi.People;
import org.caunoi.Walk;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A colleague crosses a paper while the result is being signed. */
@IntegrationTest
class CrossedMeanwhileTest {

  @Autowired private Walk walk;
  @Autowired private LockWaits waiting;
  @Autowired private People people;
  @Autowired private MarkComponent marking;
  @Autowired private IssueResult issuing;
  @Autowired private ReadDossier reading;
  @Autowired private TransactionTemplate transactions;
  @Autowired private JdbcClient jdbc;

  @Test
  void theResultStaysIn() throws Exception {
    SignedIn signer = people.officer(Role.SIGNER, walk.authority());
    SignedIn specialist = people.officer(Role.SPECIALIST, walk.authority());
    String code = walk.filing().file().code();
    walk.process(code);
    walk.approve(signer, code);
    UUID result = walk.document(walk.authority());

    CompletableFuture<String> issue =
        Objects.requireNonNull(
            transactions.execute(
                status -> {
                  marking.mark(specialist, code, "form", false, "Sai năm sinh.");
                  CompletableFuture<String> begun =
                      CompletableFuture.supplyAsync(() -> issued(signer, code, result));
                  await()
                      .pollInSameThread()
                      .pollInterval(Duration.ofMillis(20))
                      .atMost(Duration.ofSeconds(20))
                      .until(() -> begun.isDone() || waiting.forUs());
                  assertThat(begun).as("it waits for the cross").isNotDone();
                  return begun;
                }));

    assertThat(issue.get(20, TimeUnit.SECONDS)).isEqualTo("component-crossed");
    assertThat(reading.facts(signer, code).state()).isEqualTo(DossierState.PROCESSING);
    assertThat(
            jdbc.sql(
                    """
                    SELECT count(*) FROM dossier.result r
                    JOIN dossier.dossier d ON d.authority = r.authority AND d.id = r.dossier_id
                    WHERE d.code = :code
                    """)
                .param("code", code)
                .query(Integer.class)
                .single())
        .isZero();
  }

  /** The code it was refused with. */
  private String issued(SignedIn signer, String code, UUID result) {
    try {
      return issuing.issue(signer, code, null, "01/TN", result).state().name();
    } catch (Refused refused) {
      return refused.errors().getFirst().code();
    }
  }
}
