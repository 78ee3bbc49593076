package org.caunoi.dossier;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Answers;
import org.caunoi.catalogue.Catalogue;
import org.caunoi.catalogue.CheckForm;
import org.caunoi.catalogue.Checklist;
import org.caunoi.catalogue.FormCheck;
import org.caunoi.catalogue.PrepareChecklist;
import org.caunoi.catalogue.ProcedureVersion;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.Route;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.document.Documents;
import org.caunoi.document.Subject;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.dossier.Dossier.Filing;
import org.caunoi.dossier.Dossier.TermChoice;
import org.caunoi.dossier.Filings.KeyClaim;
import org.caunoi.dossier.Filings.NewRows;
import org.caunoi.network.Authorities;
import org.caunoi.network.Authority;
import org.caunoi.network.Communes;
import org.caunoi.platform.IdempotentAnswers;
import org.caunoi.platform.crypto.PersonalDataCipher;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.caunoi.shared.UuidV7;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Files a dossier: national state 1, with the rules of the procedure version valid today. What a
 * clerk helped with is an attribute; the applicant is always the citizen.
 */
@Component
public class FileDossier {

  private final Catalogue catalogue;
  private final PrepareChecklist checklists;
  private final CheckForm forms;
  private final Authorities authorities;
  private final Communes communes;
  private final DossierCodes codes;
  private final Filings filings;
  private final Dossiers dossiers;
  private final IdempotentAnswers answers;
  private final Documents documents;
  private final TrackingKeys trackingKeys;
  private final NameWords names;
  private final CodeWay ways;
  private final Dissolutions dissolutions;
  private final PersonalDataCipher cipher;
  private final ApplicationEventPublisher events;
  private final JsonMapper json;
  private final Clock clock;

  FileDossier(
      Catalogue catalogue,
      PrepareChecklist checklists,
      CheckForm forms,
      Authorities authorities,
      Communes communes,
      DossierCodes codes,
      Filings filings,
      Dossiers dossiers,
      IdempotentAnswers answers,
      Documents documents,
      TrackingKeys trackingKeys,
      NameWords names,
      CodeWay ways,
      Dissolutions dissolutions,
      PersonalDataCipher cipher,
      ApplicationEventPublisher events,
      JsonMapper json,
      Clock clock) {
    this.catalogue = catalogue;
    this.checklists = checklists;
    this.forms = forms;
    this.authorities = authorities;
    this.communes = communes;
    this.codes = codes;
    this.filings = filings;
    this.dossiers = dossiers;
    this.answers = answers;
    this.documents = documents;
    this.trackingKeys = trackingKeys;
    this.names = names;
    this.ways = ways;
    this.dissolutions = dissolutions;
    this.cipher = cipher;
    this.events = events;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Files once: the same key or the same session again answers with the dossier of the first time.
   *
   * <p>Refused: {@code procedure-not-found}, {@code invalid-fields} with pointers {@code
   * /answers/…}, {@code /form/…}, {@code /documents/…}, {@code /returnBy}; {@code
   * idempotency-key-reused} where the key came with another request before.
   */
  @Transactional
  public Filed file(SignedIn who, Request request) {
    if (request.sessionId() != null) {
      Optional<Filed> before = filedBefore(who, request);
      if (before.isPresent()) {
        return before.get();
      }
      return fileNow(who, request);
    }
    // A key is looked up only where it turns out to be taken, or the rules refuse what they let
    // pass the first time.
    try {
      return fileNow(who, request);
    } catch (Refused refused) {
      if (refused.kind() == Refused.Kind.CONFLICT) {
        throw refused;
      }
      return filedBefore(who, request).orElseThrow(() -> refused);
    }
  }

  /** What a key was answered with before, whatever has become of its procedure since. */
  public Optional<Filed> filedBefore(SignedIn who, IdempotencyKey key) {
    return answers
        .find(who.accountId(), key.key(), key.requestHash(), Filed.class)
        .map(Filed::repeated);
  }

  private Filed fileNow(SignedIn who, Request request) {
    Instant now = clock.instant();
    ProcedureVersion procedure =
        catalogue
            .find(request.procedureCode(), VietnamTime.day(now))
            .orElseThrow(
                () ->
                    Refused.field(
                        "/procedureCode", "procedure-not-found", request.procedureCode()));
    Checklist checklist = checklists.checklistFor(procedure, request.answers(), request.channel());
    FormCheck form = forms.check(procedure, checklist, request.form());
    List<FieldError> errors = new ArrayList<>(form.errors());
    errors.addAll(IntakePolicy.refusals(checklist, request));
    String commune = form.values().getOrDefault("commune", "");
    Party party = party(form.values(), request.email(), commune);
    Contact contact = new Contact(party.phone(), party.email()).forMessages();
    if (!ways.fits(request.returnBy(), checklist.returnBy(), contact)) {
      errors.add(FieldError.of("/returnBy", "return-way-needs-phone"));
    }
    if (!commune.isEmpty() && communes.find(commune).isEmpty()) {
      errors.add(FieldError.of("/form/commune", "unknown-commune", commune));
    }
    if (!errors.isEmpty()) {
      throw Refused.fields(errors);
    }
    Case asked = new Case(who, request, procedure, checklist, form, party, commune, contact, now);
    String authority = receiving(checklist, request, commune).code();
    Optional<Filed> filed = store(asked, authority);
    if (filed.isEmpty()) {
      String standing = dissolutions.standing(authority);
      filed = standing.equals(authority) ? filed : store(asked, authorities.get(standing).code());
    }
    return filed
        .or(() -> filedBefore(who, request))
        .orElseThrow(() -> Refused.conflict("dossier-not-found"));
  }

  /** Nothing where it was filed before, or the authority is dissolved. */
  private Optional<Filed> store(Case asked, String authority) {
    Request request = asked.request;
    SignedIn who = asked.who;
    Checklist checklist = asked.checklist;
    String code =
        request.portalCode() == null ? codes.next(authority).value() : request.portalCode();
    Filing filing =
        new Filing(
            authority,
            UuidV7.next(clock),
            code,
            asked.procedure.code(),
            asked.procedure.id(),
            request.channel(),
            request.portalCode() == null ? Route.DIRECT : Route.NATIONAL_PORTAL,
            who.pointId(),
            who.isSystem() ? null : who.accountId(),
            request.sessionId(),
            who.isSystem() ? who.accountId() : null,
            asked.commune,
            request.returnBy(),
            new TermChoice(
                checklist.term().strategy().name(),
                checklist.term().amount(),
                checklist.term().cutoff()),
            request.confirmation(),
            asked.now);
    KeyClaim claim =
        request.key() == null
            ? null
            : new KeyClaim(request.key().key(), request.key().requestHash());
    if (!filings.add(
        rows(filing, checklist, asked.form, asked.party, request),
        who.actor(),
        who.displayName(),
        claim)) {
      return Optional.empty();
    }
    Subject subject = new Subject(authority, filing.id());
    request.attachments().forEach(attachment -> documents.keep(attachment.documentId(), subject));
    events.publishEvent(
        new DossierActed(
            authority,
            filing.id(),
            code,
            filing.procedureCode(),
            ActKind.FILED,
            DossierState.NEW,
            DossierState.NEW,
            asked.now,
            who.displayName(),
            null,
            null,
            null,
            asked.contact));
    return Optional.of(new Filed(authority, filing.id(), code, asked.now, false));
  }

  private NewRows rows(
      Filing filing, Checklist checklist, FormCheck form, Party party, Request request) {
    String place = "dossier/" + filing.id() + "/";
    return new NewRows(
        filing,
        json.writeValueAsString(checklist.answers()),
        request.summaryHash(),
        cipher.seal(json.writeValueAsString(party), place + "party"),
        cipher.seal(json.writeValueAsString(form.values()), place + "form"),
        request.card() == null
            ? null
            : cipher.seal(json.writeValueAsString(request.card()), place + "card"),
        cipher.lookup("person", party.personalId()),
        party.phone() == null ? null : cipher.lookup("phone", party.phone()),
        trackingKeys.digitsHash(filing.code(), party.trackingDigits()),
        names.hashes(party),
        request.attachments(),
        UuidV7.next(clock),
        json.writeValueAsString(
            Map.of("procedure", filing.procedureCode(), "confirmation", filing.confirmation())),
        json.writeValueAsString(
            new Filed(filing.authority(), filing.id(), filing.code(), filing.filedAt(), false)));
  }

  private Optional<Filed> filedBefore(SignedIn who, Request request) {
    if (request.sessionId() != null) {
      return dossiers
          .findBySession(request.sessionId())
          .map(Dossier::filing)
          .map(f -> new Filed(f.authority(), f.id(), f.code(), f.filedAt(), true));
    }
    IdempotencyKey key = request.key();
    return key == null ? Optional.empty() : filedBefore(who, key);
  }

  private Authority receiving(Checklist checklist, Request request, String commune) {
    boolean anywhere = checklist.authority().key().equals("any-commune");
    String place =
        anywhere && request.helpingCommune() != null ? request.helpingCommune() : commune;
    return authorities.forRule(checklist.authority().key(), place);
  }

  private static Party party(Map<String, String> form, @Nullable String email, String commune) {
    return new Party(
        form.getOrDefault("fullName", ""),
        form.getOrDefault("personId", ""),
        form.get("birthDate"),
        form.get("sex"),
        form.get("phone"),
        email == null ? form.get("email") : email,
        form.get("address"),
        commune);
  }

  /** A request that may be filed, with all that was found out about it. */
  private record Case(
      SignedIn who,
      Request request,
      ProcedureVersion procedure,
      Checklist checklist,
      FormCheck form,
      Party party,
      String commune,
      Contact contact,
      Instant now) {}

  /**
   * What is to be filed.
   *
   * @param form typed text by field key, the applicant's fields among them
   * @param helpingCommune commune of the point that helps, for boundary-free procedures
   * @param portalCode code the national portal gave, on that route
   * @param summaryHash SHA-256 of the summary the citizen agreed to
   * @param email address for messages, where the form does not ask for it
   * @param card what the card said of the form, where one was read
   */
  public record Request(
      String procedureCode,
      Answers answers,
      Map<String, String> form,
      SubmissionChannel channel,
      ReturnWay returnBy,
      List<Attachment> attachments,
      Confirmation confirmation,
      byte @Nullable [] summaryHash,
      @Nullable UUID sessionId,
      @Nullable String helpingCommune,
      @Nullable String portalCode,
      @Nullable String email,
      @Nullable FromCard card,
      @Nullable IdempotencyKey key) {

    /** A filing without a card that was read, whose form holds all contacts. */
    public Request(
        String procedureCode,
        Answers answers,
        Map<String, String> form,
        SubmissionChannel channel,
        ReturnWay returnBy,
        List<Attachment> attachments,
        Confirmation confirmation,
        byte @Nullable [] summaryHash,
        @Nullable UUID sessionId,
        @Nullable String helpingCommune,
        @Nullable String portalCode,
        @Nullable IdempotencyKey key) {
      this(
          procedureCode,
          answers,
          form,
          channel,
          returnBy,
          attachments,
          confirmation,
          summaryHash,
          sessionId,
          helpingCommune,
          portalCode,
          null,
          null,
          key);
    }
  }

  /** The key of a retried request and the hash of its body. */
  public record IdempotencyKey(String key, byte[] requestHash) {}

  /**
   * A dossier that is stored.
   *
   * @param again whether it had been filed by an earlier try of the same request
   */
  public record Filed(String authority, UUID id, String code, Instant filedAt, boolean again) {

    Filed repeated() {
      return new Filed(authority, id, code, filedAt, true);
    }
  }
}
