package org.caunoi.platform.web;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** The seats of one client: some of its requests are inside, some more wait a moment for a seat. */
final class Seats {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition left = lock.newCondition();
  private int room;
  private int inside;
  private int queued;
  private int requests;

  /**
   * Takes a seat, first come, first served.
   *
   * @param seats how many may be inside from now on, of those who wait already, too
   * @param queue how many may wait
   * @return false where the queue is full or no seat was free in time
   */
  boolean sit(int seats, int queue, Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      room = seats;
      if (inside >= room || queued > 0) {
        callNext();
        if (queued >= queue || !waits(patience)) {
          return false;
        }
      }
      inside++;
      callNext();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Gives the seat back. */
  void leave() {
    lock.lock();
    try {
      inside--;
      callNext();
    } finally {
      lock.unlock();
    }
  }

  /** One more request asks for a seat; called with nobody else at these seats. */
  static Seats joined(@Nullable Seats known) {
    Seats seats = known == null ? new Seats() : known;
    seats.requests++;
    return seats;
  }

  /** One request is over; null where it was the last. Called as {@link #joined}. */
  @Nullable Seats parted() {
    requests--;
    return requests == 0 ? null : this;
  }

  private void callNext() {
    if (inside < room) {
      left.signal();
    }
  }

  private boolean waits(Duration patience) throws InterruptedException {
    queued++;
    try {
      long nanos = patience.toNanos();
      do {
        nanos = left.awaitNanos(nanos);
      } while (inside >= room && nanos > 0);
      return inside < room;
    } finally {
      queued--;
    }
  }
}
