package org.caunoi.document;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.caunoi.document.Documents.Waiting;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/** Shows files that came while the scanner was down to it, as soon as it answers again. */
@Component
class ScanWaiting {

  private static final Logger LOG = LoggerFactory.getLogger(ScanWaiting.class);
  private static final int PAGE = 100;

  private final ScanUpload scanning;
  private final Documents documents;
  private final DocumentFolder folder;
  private final DocumentKeys keys;

  ScanWaiting(ScanUpload scanning, Documents documents, DocumentFolder folder, DocumentKeys keys) {
    this.scanning = scanning;
    this.documents = documents;
    this.folder = folder;
    this.keys = keys;
  }

  /**
   * How many were scanned. One that cannot be scanned keeps none of the others waiting; without the
   * scanner, or the database, all wait for the next run.
   */
  int scan() {
    if (!scanning.isOn()) {
      return 0;
    }
    int done = 0;
    Waiting last = Waiting.NONE;
    List<Waiting> page;
    do {
      page = documents.waiting(last, PAGE);
      for (Waiting one : page) {
        last = one;
        try {
          scan(one.id());
          done++;
        } catch (Clamd.Away away) {
          LOG.warn("The virus scanner is not there");
          return done;
        } catch (CannotGetJdbcConnectionException noDatabase) {
          throw noDatabase;
        } catch (IOException | RuntimeException e) {
          LOG.warn("Document {} was not scanned: {}", one.id(), e.getClass().getSimpleName());
        }
      }
    } while (page.size() == PAGE);
    return done;
  }

  private void scan(UUID id) throws IOException {
    try (InputStream content = folder.open(id, keys.of(id))) {
      boolean clean = scanning.isClean(content);
      documents.scanned(id, clean ? Scan.CLEAN : Scan.INFECTED);
      if (!clean) {
        LOG.error("Document {} is infected and stays closed", id);
      }
    }
  }

  /** Looks each minute. */
  @Configuration(proxyBeanMethods = false)
  static class Clock {

    @Bean
    RecurringTask<Void> scanWaitingTask(ScanWaiting waiting) {
      return Tasks.recurring("scan-waiting", FixedDelay.ofMinutes(1))
          .execute((instance, context) -> waiting.scan());
    }
  }
}
