package org.caunoi.dossier;

import org.caunoi.platform.jobs.OldRows;
import org.caunoi.platform.jobs.Retention;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Codes nobody said in time and links nobody opened; the results themselves stay. */
@Configuration(proxyBeanMethods = false)
class OldCodes {

  @Bean
  OldRows oldReturnCodes(JdbcClient jdbc, Retention retention) {
    return new OldRows(
        "return-codes",
        retention.expiredCodes(),
        before ->
            jdbc.sql("DELETE FROM dossier.return_code WHERE until < :before")
                .param("before", before)
                .update());
  }

  @Bean
  OldRows oldResultLinks(JdbcClient jdbc, Retention retention) {
    return new OldRows(
        "result-links",
        retention.expiredCodes(),
        before ->
            jdbc.sql("DELETE FROM dossier.result_link WHERE expires_at < :before")
                .param("before", before)
                .update());
  }
}
