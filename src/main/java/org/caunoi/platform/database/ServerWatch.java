package org.caunoi.platform.database;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks twice a second whether the server lives and starts a dead one again. */
final class ServerWatch {

  private static final long LOOK_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 4_000;
  private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);

  private final PostgresCluster cluster;
  private final int port;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread thread;

  ServerWatch(PostgresCluster cluster, int port) {
    this.cluster = cluster;
    this.port = port;
    this.thread = Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::watch);
  }

  void begin() {
    thread.start();
  }

  /** Returns when no restart is under way and none will follow. */
  void end() {
    ended.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void watch() {
    long pause = LOOK_MILLIS;
    try {
      while (!ended.await(pause, TimeUnit.MILLISECONDS)) {
        pause = reviveIfDead() ? LOOK_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean reviveIfDead() {
    try {
      if (!cluster.isRunning()) {
        LOG.warn("PostgreSQL died; starting it again");
        cluster.bury();
        cluster.start(port);
        LOG.info("PostgreSQL runs again");
      }
      return true;
    } catch (IOException | DatabaseRefused e) {
      LOG.error("PostgreSQL could not be started again: {}", e.getMessage());
      return false;
    } catch (RuntimeException e) {
      LOG.error("PostgreSQL could not be started again", e);
      return false;
    }
  }
}
