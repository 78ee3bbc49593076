package org.caunoi.platform.database;

import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks twice a second whether the server lives and starts a dead one again. */
final class ServerWatch {

  private static final long LOOK_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;
  private static final Logger LOG = LoggerFactory.getLogger(ServerWatch.class);

  private final PostgresCluster cluster;
  private final int port;
  private final ReentrantLock acting = new ReentrantLock();
  private final Thread thread;
  private volatile boolean ended;

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
    ended = true;
    thread.interrupt();
    acting.lock();
    acting.unlock();
  }

  private void watch() {
    long pause = LOOK_MILLIS;
    while (!ended) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException e) {
        return;
      }
      pause = reviveIfDead() ? LOOK_MILLIS : Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  private boolean reviveIfDead() {
    acting.lock();
    try {
      if (!ended && !cluster.isRunning()) {
        LOG.warn("PostgreSQL died; starting it again");
        cluster.bury();
        cluster.start(port);
        LOG.info("PostgreSQL runs again");
      }
      return true;
    } catch (IOException | DatabaseRefused e) {
      LOG.error("PostgreSQL could not be started again: {}", e.getMessage());
      return false;
    } finally {
      acting.unlock();
    }
  }
}
