package org.caunoi.document;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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

  /** After so many one after the other that it did not answer about, a run ends. */
  private static final int SILENT = 3;

  private final ScanUpload scanning;
  private final Documents documents;
  private final DocumentFolder folder;
  private final DocumentKeys keys;

  /** Behind those it was silent about; whoever looks next begins there. */
  private final AtomicReference<Waiting> behind = new AtomicReference<>(Waiting.NONE);

  ScanWaiting(ScanUpload scanning, Documents documents, DocumentFolder folder, DocumentKeys keys) {
    this.scanning = scanning;
    this.documents = documents;
    this.folder = folder;
    this.keys = keys;
  }

  /**
   * How many were scanned. One that cannot be scanned keeps none of the others waiting; without the
   * scanner, or the database, all wait for the next run. A scanner that hangs is not waited for at
   * each file.
   */
  int scan() {
    if (!scanning.isOn()) {
      return 0;
    }
    int done = 0;
    int silent = 0;
    Waiting last = Objects.requireNonNull(behind.getAndSet(Waiting.NONE));
    List<Waiting> page;
    do {
      page = documents.waiting(last, PAGE);
      for (Waiting one : page) {
        last = one;
        try {
          scan(one.id());
          done++;
          silent = 0;
        } catch (Clamd.Away away) {
          LOG.warn("The virus scanner is not there");
          return done;
        } catch (CannotGetJdbcConnectionException noDatabase) {
          throw noDatabase;
        } catch (SocketTimeoutException hangs) {
          LOG.warn("The virus scanner does not answer about document {}", one.id());
          if (++silent == SILENT) {
            behind.set(one);
            return done;
          }
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
