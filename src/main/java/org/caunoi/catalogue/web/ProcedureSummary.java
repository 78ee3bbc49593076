package org.caunoi.catalogue.web;

import java.util.List;
import java.util.UUID;
import org.caunoi.catalogue.LocalizedText;
import org.caunoi.catalogue.OnlineLevel;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.Topic;
import org.jspecify.annotations.Nullable;

/** One procedure in a list. */
public record ProcedureSummary(
    String code,
    UUID versionId,
    int version,
    LocalizedText name,
    LocalizedText summary,
    Topic field,
    List<Topic> lifeEvents,
    OnlineLevel level,
    @Nullable String shortcut) {

  public static ProcedureSummary of(ProcedureVersion procedure) {
    return new ProcedureSummary(
        procedure.code(),
        procedure.id(),
        procedure.version(),
        procedure.name(),
        procedure.summary(),
        procedure.field(),
        procedure.lifeEvents(),
        procedure.level(),
        procedure.shortcut());
  }
}
