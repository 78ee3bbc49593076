package org.caunoi.access;

import java.time.Duration;
import org.caunoi.platform.jobs.OldRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sign-ins that have opened nothing for a day. */
@Configuration(proxyBeanMethods = false)
class OldSignIns {

  private static final Duration KEPT = Duration.ofDays(1);

  @Bean
  OldRows oldSignInRows(JdbcClient jdbc) {
    return new OldRows(
        "sign-ins",
        KEPT,
        before ->
            jdbc.sql("DELETE FROM access.sign_in WHERE expires_at < :before")
                .param("before", before)
                .update());
  }
}
