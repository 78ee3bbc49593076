package org.caunoi.dossier;

import org.caunoi.platform.jobs.OldRows;
import org.caunoi.platform.jobs.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Codes nobody said in time and links nobody opened; the results themselves stay. */
@Configuration(proxyBeanMethods = false)
class OldCodes {

  @Bean
  OldRows oldReturnCodes(Retention retention) {
    return new OldRows(
        "return-codes",
        retention.expiredCodes(),
        "DELETE FROM dossier.return_code WHERE until < :before");
  }

  @Bean
  OldRows oldResultLinks(Retention retention) {
    return new OldRows(
        "result-links",
        retention.expiredCodes(),
        "DELETE FROM dossier.result_link WHERE expires_at < :before");
  }
}
