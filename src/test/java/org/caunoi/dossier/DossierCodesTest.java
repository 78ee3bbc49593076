package org.caunoi.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.caunoi.IntegrationTest;
import org.caunoi.platform.OwnTransactions;
import org.caunoi.shared.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A number is handed out once, however many ask and however many processes there are. */
@IntegrationTest
class DossierCodesTest {

  @Autowired private OwnTransactions own;
  @Autowired private Clock clock;
  @Autowired private PlatformTransactionManager transactions;

  @Test
  void areUniqueAcrossThreadsAndProcesses() {
    DossierCodes one = new DossierCodes(own, clock);
    DossierCodes other = new DossierCodes(own, clock);
    TransactionTemplate busy = new TransactionTemplate(transactions);
    Set<String> codes = ConcurrentHashMap.newKeySet();
    try (ExecutorService people = Executors.newFixedThreadPool(32)) {
      for (int i = 0; i < 1000; i++) {
        DossierCodes process = i % 2 == 0 ? one : other;
        people.execute(
            () -> busy.executeWithoutResult(s -> codes.add(process.next("H26.TN-1").value())));
      }
    }
    assertThat(codes).hasSize(1000).allMatch(code -> code.matches("H26\\.TN-1-\\d{6}-\\d{4,}"));
  }

  @Test
  void countEachAuthorityByItself() {
    DossierCodes codes = new DossierCodes(own, clock);
    assertThat(codes.next("H26.TN-2").value()).endsWith("-0001");
    assertThat(codes.next("H26.TN-3").value()).endsWith("-0001");
    assertThat(codes.next("H26.TN-2").value()).endsWith("-0002");
  }

  @Test
  void areReadAsTypedOrScanned() {
    assertThat(DossierCode.parse(" h26.1-261123-0001 ", "/code").value())
        .isEqualTo("H26.1-261123-0001");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "<script>", "H26/1", "H26\u0000-1", "ệ26-261123-0001"})
  void refuseWhatCannotBeOne(String text) {
    assertThatThrownBy(() -> DossierCode.parse(text, "/code"))
        .isInstanceOf(Refused.class)
        .hasMessage("dossier-code-malformed");
  }
}
