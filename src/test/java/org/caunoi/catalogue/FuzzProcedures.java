package org.caunoi.catalogue;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.caunoi.platform.reference.ReferenceProblems;
import org.caunoi.platform.reference.YamlFile;

/** Procedure files as somebody uploads them: each mistake is a problem with a line. */
public final class FuzzProcedures {

  private FuzzProcedures() {}

  /** Loads what is needed, so that the first input is not taken for a slow one. */
  public static void fuzzerInitialize() {
    FuzzConditions.fuzzerInitialize();
    fuzzerTestOneInput("name: a".getBytes(StandardCharsets.UTF_8));
  }

  public static void fuzzerTestOneInput(byte[] data) {
    ReferenceProblems problems = new ReferenceProblems();
    ProcedureReader reader =
        new ProcedureReader(Map.of(), Map.of(), new FormReader(Map.of()), new Conditions());
    YamlFile.map("procedure.yaml", new String(data, StandardCharsets.UTF_8), problems)
        .ifPresent(file -> reader.read("2.000635", file));
    problems.list();
  }
}
