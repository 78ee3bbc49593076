package org.caunoi.calendar.web;

import java.util.List;
import java.util.Locale;
import org.caunoi.access.Permission;
import org.caunoi.access.Requires;
import org.caunoi.calendar.DueDate;
import org.caunoi.calendar.Step;
import org.caunoi.calendar.WorkingCalendars;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Due dates for other systems: a pure computation, nothing is stored. */
@RestController
final class DueDateApi {

  private final WorkingCalendars calendars;
  private final MessageSource messages;

  DueDateApi(WorkingCalendars calendars, MessageSource messages) {
    this.calendars = calendars;
    this.messages = messages;
  }

  @PostMapping("/api/v1/calendar/due-dates")
  @Requires(Permission.COMPUTE_DUE_DATES)
  DueDateAnswer dueDate(@RequestBody DueDateRequest request, Locale locale) {
    DueDate due = request.countWith(calendars.current());
    List<DueDateAnswer.StepText> steps =
        due.steps().stream().map(step -> told(step, locale)).toList();
    return new DueDateAnswer(due.dueAt(), due.provisional(), steps);
  }

  private DueDateAnswer.StepText told(Step step, Locale locale) {
    List<String> args = step.texts();
    String text = messages.getMessage(step.key(), args.toArray(), step.key(), locale);
    return new DueDateAnswer.StepText(step.key(), args, text == null ? step.key() : text);
  }
}
