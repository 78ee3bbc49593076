package org.caunoi.assistance.web;

import java.util.List;
import java.util.UUID;
import org.caunoi.platform.web.FieldErrors;
import org.caunoi.platform.web.Tone;

/**
 * The first page of the counter: the scan field, what is parked, and today's sessions without
 * names.
 */
public record CounterView(
    List<Row> parked, List<Row> today, int open, int filed, int notReady, FieldErrors errors) {

  /** One session: when, what, how it stands. */
  public record Row(
      UUID id, String at, String procedure, String clerk, String state, Tone tone, String code) {

    public String path() {
      return "/counter/sessions/" + id;
    }
  }
}
