package org.caunoi.calendar;

import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Puts published notices in force: at the start, and whenever one was published since. */
@Component
public class LoadNotices implements SmartInitializingSingleton {

  private final Notices notices;
  private final WorkingCalendars calendars;
  private long known;

  LoadNotices(Notices notices, WorkingCalendars calendars) {
    this.notices = notices;
    this.calendars = calendars;
  }

  @Override
  public void afterSingletonsInstantiated() {
    refresh();
  }

  /** What was published here counts at once. */
  @TransactionalEventListener
  void published(NoticePublished event) {
    refresh();
  }

  /** What another process published counts within half a minute. */
  @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT30S")
  void lookForPublished() {
    refresh();
  }

  /** Makes sure that the calendar in memory is the one in force. */
  public synchronized void refresh() {
    long count = notices.count();
    if (count != known) {
      calendars.replace(textOf(file().text()));
      known = count;
    }
  }

  /** The notices in force, as the file they would ship in. */
  NoticesFile file() {
    Map<Integer, String> published =
        notices.inForce().values().stream().collect(Collectors.toMap(Notice::year, Notice::text));
    return NoticesFile.of(WorkingCalendars.shipped(ReadCalendarFiles.NOTICES)).with(published);
  }

  /** The calendar files with other notices. */
  static UnaryOperator<String> textOf(String notices) {
    return file ->
        file.equals(ReadCalendarFiles.NOTICES) ? notices : WorkingCalendars.shipped(file);
  }
}
