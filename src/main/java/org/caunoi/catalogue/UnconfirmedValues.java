package org.caunoi.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Every value of the catalogue that nobody has confirmed, with where it comes from. */
public final class UnconfirmedValues {

  private UnconfirmedValues() {}

  /**
   * One value.
   *
   * @param path its place in the file, such as {@code terms[0]} or {@code level}
   * @param shown the value in short, empty where its path says all
   * @param source where it comes from as it is written now
   */
  public record Value(
      String code, LocalizedText procedure, String path, String shown, String source) {

    /** The part of the procedure, such as {@code terms}. */
    public String part() {
      return path.replaceFirst("[.\\[].*", "");
    }
  }

  public static List<Value> in(List<ProcedureVersion> procedures) {
    return procedures.stream().flatMap(procedure -> in(procedure).stream()).toList();
  }

  /** By path. */
  public static List<Value> in(ProcedureVersion procedure) {
    List<Value> values = new ArrayList<>();
    procedure.sources().entrySet().stream()
        .filter(entry -> entry.getValue().confidence() == Confidence.NEEDS_CONFIRMATION)
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry ->
                values.add(
                    value(
                        procedure,
                        entry.getKey(),
                        shown(procedure, entry.getKey()),
                        entry.getValue().source())));
    for (int i = 0; i < procedure.terms().size(); i++) {
      TermRule term = procedure.terms().get(i);
      if (term.confidence() == Confidence.NEEDS_CONFIRMATION) {
        values.add(
            value(
                procedure,
                "terms[" + i + "]",
                term.strategy().key() + " " + term.amount(),
                term.source()));
      }
    }
    for (int i = 0; i < procedure.fees().size(); i++) {
      FeeRule fee = procedure.fees().get(i);
      if (fee.confidence() == Confidence.NEEDS_CONFIRMATION) {
        values.add(
            value(
                procedure,
                "fees[" + i + "]",
                fee.channel().key() + " " + fee.amount() + " / " + fee.unit().key(),
                fee.source()));
      }
    }
    for (int i = 0; i < procedure.legalBasis().size(); i++) {
      LegalBasis law = procedure.legalBasis().get(i);
      if (law.confidence() == Confidence.NEEDS_CONFIRMATION) {
        values.add(value(procedure, "legalBasis[" + i + "]", law.text(), law.text()));
      }
    }
    values.sort(Comparator.comparing(Value::path));
    return List.copyOf(values);
  }

  private static Value value(ProcedureVersion procedure, String path, String shown, String source) {
    return new Value(procedure.code(), procedure.name(), path, shown, source);
  }

  private static String shown(ProcedureVersion procedure, String path) {
    return switch (path) {
      case "level" -> procedure.level().key();
      case "authority" -> procedure.authority().key();
      case "route" -> procedure.route().key();
      case "validFrom" -> procedure.validFrom().toString();
      case "result" -> procedure.result().name().vi();
      case "summary" -> procedure.summary().vi();
      case "name" -> procedure.name().vi();
      case "stepTimes" ->
          procedure.stepTimes() == null
              ? ""
              : procedure.stepTimes().assign() + "% / " + procedure.stepTimes().review() + "%";
      case "answerWithin" ->
          procedure.answerWithin() == null
              ? ""
              : procedure.answerWithin().strategy().key() + " " + procedure.answerWithin().amount();
      case "decidedOn" -> procedure.decidedOn() == null ? "" : procedure.decidedOn().toString();
      case "aliases" -> String.join(", ", procedure.aliases());
      default -> "";
    };
  }
}
