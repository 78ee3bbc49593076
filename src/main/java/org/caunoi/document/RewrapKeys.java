package org.caunoi.document;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.caunoi.platform.crypto.HouseKey;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * After the key of the house was renewed, wraps with the new one what was wrapped with an older
 * one; the files themselves stay as they are. Each row by itself: it may be stopped anywhere.
 */
@Component
class RewrapKeys {

  private static final int PAGE = 500;

  private static final String SUBJECTS =
      """
      SELECT id, wrapped_key FROM document.subject
      WHERE wrapped_key IS NOT NULL AND substring(wrapped_key FROM 1 FOR 5) <> :mark LIMIT :page
      """;

  private static final String SUBJECT =
      "UPDATE document.subject SET wrapped_key = :fresh WHERE id = :id AND wrapped_key = :old";

  private static final String FILES =
      """
      SELECT id, wrapped_key FROM document.stored_document
      WHERE wrapped_key IS NOT NULL AND subject_id IS NULL AND substring(wrapped_key FROM 1 FOR 5) <> :mark LIMIT :page
      """;

  private static final String FILE =
      """
      UPDATE document.stored_document SET wrapped_key = :fresh
      WHERE id = :id AND wrapped_key = :old AND subject_id IS NULL
      """;

  private final JdbcClient jdbc;
  private final HouseKey house;

  RewrapKeys(JdbcClient jdbc, HouseKey house) {
    this.jdbc = jdbc;
    this.house = house;
  }

  /** How many keys were wrapped anew. */
  int rewrap() {
    return all(SUBJECTS, SUBJECT, "subject/") + all(FILES, FILE, "document/");
  }

  private int all(String select, String update, String place) {
    int all = 0;
    List<Old> page;
    do {
      page =
          jdbc.sql(select)
              .param("mark", house.mark())
              .param("page", PAGE)
              .query(
                  (rs, n) ->
                      new Old(
                          Objects.requireNonNull(rs.getObject("id", UUID.class)),
                          rs.getBytes("wrapped_key")))
              .list();
      for (Old old : page) {
        String at = place + old.id();
        all +=
            jdbc.sql(update)
                .param("fresh", house.wrap(house.unwrap(old.key(), at), at))
                .param("id", old.id())
                .param("old", old.key())
                .update();
      }
    } while (page.size() == PAGE);
    return all;
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Old(UUID id, byte[] key) {}

  /** Looks at the start and each hour. */
  @Configuration(proxyBeanMethods = false)
  static class Hourly {

    @Bean
    RecurringTask<Void> rewrapKeysTask(RewrapKeys rewrapping) {
      return Tasks.recurring("rewrap-keys", FixedDelay.ofHours(1))
          .execute((instance, context) -> rewrapping.rewrap());
    }
  }
}
