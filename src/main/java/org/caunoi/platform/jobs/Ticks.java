package org.caunoi.platform.jobs;

import java.time.Duration;
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

  private final Duration pause;
  private final Runnable work;
  private final Thread thread;
  private volatile boolean running;

  public Ticks(String name, Duration pause, Runnable work) {
    this.pause = pause;
    this.work = work;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  @Override
  public void start() {
    running = true;
    thread.start();
  }

  @Override
  public void stop() {
    running = false;
    thread.interrupt();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  private void run() {
    while (running) {
      try {
        Thread.sleep(pause);
        work.run();
      } catch (InterruptedException end) {
        Thread.currentThread().interrupt();
        return;
      } catch (DataAccessException away) {
        LOG.debug("The database is away", away);
      }
    }
  }
}
