package org.caunoi.platform;

import org.caunoi.platform.jobs.OldRows;
import org.caunoi.platform.jobs.Retention;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Used idempotency keys, long after anybody would retry. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(Retention.class)
class OldAnswers {

  @Bean
  OldRows oldIdempotencyKeys(JdbcClient jdbc, Retention retention) {
    return new OldRows(
        "idempotency-keys",
        retention.idempotencyKeys(),
        before ->
            jdbc.sql("DELETE FROM platform.idempotent_answer WHERE answered_at < :before")
                .param("before", before)
                .update());
  }
}
