package org.caunoi.platform.jobs;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;

/**
 * Does something small on this node again and again, in counted time, whatever the clock shows.
 * What is to be done once for all nodes is a job instead.
 */
public final class Ticks implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Ticks.class);

  private final String name;
  private final Duration pause;
  private final Runnable work;
  private volatile @Nullable Thread thread;

  public Ticks(String name, Duration pause, Runnable work) {
    this.name = name;
    this.pause = pause;
    this.work = work;
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name(name).start(this::run);
  }

  @Override
  public void stop() {
    Thread former = thread;
    thread = null;
    if (former != null) {
      former.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(pause);
        work.run();
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
        return;
      } catch (DataAccessException away) {
        LOG.debug("The database is away", away);
      } catch (RuntimeException failed) {
        LOG.warn("{} failed and goes on: {}", name, failed.getClass().getSimpleName());
      }
    }
  }
}
