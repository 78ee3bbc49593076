package org.caunoi.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.caunoi.document.SealedFiles.Found;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Removes files without a row that are older than a day: what a crash between file and row left
 * behind. It removes nothing where most files are unknown, for then the folder belongs to another
 * database and not to the rubbish.
 */
@ActsAsHouse("files without a row are nobody's")
@Component
class SweepOrphans {

  private static final Logger LOG = LoggerFactory.getLogger(SweepOrphans.class);
  private static final Duration AGE = Duration.ofDays(1);
  private static final int BATCH = 1000;

  private final SealedFiles files;
  private final Documents documents;
  private final Clock clock;

  SweepOrphans(SealedFiles files, Documents documents, Clock clock) {
    this.files = files;
    this.documents = documents;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  void afterStart() {
    Thread.ofVirtual()
        .name("sweep-orphans")
        .uncaughtExceptionHandler((thread, e) -> LOG.warn("The sweep for orphans ended early", e))
        .start(this::sweep);
  }

  /** How many files were removed. */
  int sweep() {
    List<Found> orphans = new ArrayList<>();
    int seen = 0;
    try (Stream<Found> found = files.before(clock.instant().minus(AGE))) {
      List<Found> batch = new ArrayList<>();
      for (Found file : (Iterable<Found>) found::iterator) {
        seen++;
        batch.add(file);
        if (batch.size() == BATCH) {
          orphans.addAll(orphansOf(batch));
          batch.clear();
        }
      }
      orphans.addAll(orphansOf(batch));
      if (orphans.size() > seen / 2) {
        LOG.warn("{} of {} stored files have no row; none was removed", orphans.size(), seen);
        return 0;
      }
      for (Found orphan : orphans) {
        files.remove(orphan);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return orphans.size();
  }

  private List<Found> orphansOf(List<Found> found) {
    Set<UUID> known =
        documents.known(found.stream().filter(f -> !f.unfinished()).map(Found::id).toList());
    return found.stream().filter(file -> file.unfinished() || !known.contains(file.id())).toList();
  }
}
