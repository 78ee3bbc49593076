package org.caunoi.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A procedure as it was published: never changed once stored.
 *
 * @param id names exactly these rules; a dossier keeps it
 * @param code national code such as {@code 2.000635}, or {@code group-…} where none is known
 * @param version counts up with each change of the content
 * @param shortcut two to four letters typed at the counter
 * @param aliases how people say it, Vietnamese
 * @param validFrom first day these rules hold
 * @param validTo last day they hold, or none
 * @param terms the first whose condition holds counts; the last has none
 * @param steps the sequence of steps in plain words; empty where nobody has written it yet
 * @param applicants who may ask for it, or null where that is not written yet
 * @param sets how many sets of papers, or null where that is not written yet
 * @param mistakes what often goes wrong with the whole of it
 * @param others procedures that some of its cases had better take
 * @param stepTimes by when its inner steps should be done, or null where the authority's usual
 *     shares count
 * @param answerWithin how long a citizen may take to bring what was asked for, or null where what
 *     is usual counts
 * @param decidedOn day of the decision that publishes it, or null where that is not known
 * @param sources where values come from by dotted path; {@code default} for all others
 * @param contentHash SHA-256 of the content in hexadecimal; changes exactly when the content does
 */
public record ProcedureVersion(
    UUID id,
    String code,
    int version,
    LocalizedText name,
    Topic field,
    OnlineLevel level,
    @Nullable String shortcut,
    List<String> aliases,
    List<Topic> lifeEvents,
    LocalizedText summary,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    AuthorityRule authority,
    Route route,
    ProcedureResult result,
    List<ReturnWay> returnBy,
    List<TermRule> terms,
    List<FeeRule> fees,
    List<LegalBasis> legalBasis,
    List<Question> questions,
    List<DossierComponent> components,
    FormDefinition form,
    List<LocalizedText> steps,
    @Nullable LocalizedText applicants,
    @Nullable Integer sets,
    List<Mistake> mistakes,
    List<OtherProcedure> others,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable StepShares stepTimes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable AnswerTime answerWithin,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate decidedOn,
    Map<String, ValueSource> sources,
    String contentHash) {

  private static final ValueSource UNSTATED = new ValueSource("", Confidence.NEEDS_CONFIRMATION);

  /** Versions stored long ago know nothing of what was added since. */
  public ProcedureVersion {
    mistakes = Objects.requireNonNullElse(mistakes, List.of());
    others = Objects.requireNonNullElse(others, List.of());
  }

  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
  }

  /** Whether it asks a question of this key that this text can answer. */
  public boolean understands(String question, String answer) {
    return questions.stream()
        .filter(asked -> asked.key().equals(question))
        .anyMatch(asked -> asked.understands(answer));
  }

  /** Where the value at a dotted path such as {@code form} comes from. */
  public ValueSource sourceOf(String path) {
    ValueSource own = sources.get(path);
    return own != null ? own : sources.getOrDefault("default", UNSTATED);
  }

  /** Paths of values that nobody has confirmed; they are shown to nobody as law. */
  public List<String> unconfirmed() {
    Stream<String> stated =
        sources.entrySet().stream()
            .filter(value -> value.getValue().confidence() == Confidence.NEEDS_CONFIRMATION)
            .map(Map.Entry::getKey);
    Stream<String> terms =
        this.terms.stream()
            .filter(term -> term.confidence() == Confidence.NEEDS_CONFIRMATION)
            .map(term -> "terms");
    Stream<String> fees =
        this.fees.stream()
            .filter(fee -> fee.confidence() == Confidence.NEEDS_CONFIRMATION)
            .map(fee -> "fees");
    return Stream.of(stated, terms, fees).flatMap(paths -> paths).distinct().sorted().toList();
  }

  /** The same rules under the identity they are stored with. */
  ProcedureVersion storedAs(UUID storedId, int storedVersion, String storedHash) {
    return new ProcedureVersion(
        storedId,
        code,
        storedVersion,
        name,
        field,
        level,
        shortcut,
        aliases,
        lifeEvents,
        summary,
        validFrom,
        validTo,
        authority,
        route,
        result,
        returnBy,
        terms,
        fees,
        legalBasis,
        questions,
        components,
        form,
        steps,
        applicants,
        sets,
        mistakes,
        others,
        stepTimes,
        answerWithin,
        decidedOn,
        sources,
        storedHash);
  }
}
