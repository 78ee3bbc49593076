package org.caunoi.catalogue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one case needs.
 *
 * @param questions the questions that apply to the case, in order
 * @param answers the answers with defaults applied, typed; none for questions that do not apply
 * @param components the papers that apply, each with its reason
 * @param others procedures that this case had better take
 * @param fees empty when the fee on this channel is not known, never because it is free
 */
public record Checklist(
    UUID versionId,
    String code,
    int version,
    SubmissionChannel channel,
    List<Question> questions,
    Map<String, Object> answers,
    List<DossierComponent> components,
    List<FeeLine> fees,
    TermRule term,
    AuthorityRule authority,
    Route route,
    ProcedureResult result,
    List<ReturnWay> returnBy,
    List<OtherProcedure> others) {}
