package org.caunoi;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.catalogue.Answers;
import org.caunoi.catalogue.ReturnWay;
import org.caunoi.catalogue.SubmissionChannel;
import org.caunoi.document.StoreDocument;
import org.caunoi.dossier.AcceptDossier;
import org.caunoi.dossier.ApproveDossier;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.Dossier.Confirmation;
import org.caunoi.dossier.FileDossier;
import org.caunoi.dossier.FileDossier.Filed;
import org.caunoi.dossier.FileDossier.IdempotencyKey;
import org.caunoi.dossier.FileDossier.Request;
import org.caunoi.dossier.IssueResult;
import org.caunoi.dossier.MarkComponent;
import org.caunoi.dossier.MarkComponent.Given;
import org.caunoi.dossier.RequestSupplement;
import org.caunoi.dossier.RequestSupplement.Reason;
import org.caunoi.network.Authorities;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings a synthetic dossier to where a test begins, through the same use cases as real ones. */
@Component
public class Walk {

  /** A commune of Hanoi. */
  public static final String COMMUNE = "00070";

  /** A procedure whose case with {@code forWhom = other} asks for the component {@code mandate}. */
  public static final String EXTRACT = "2.000635";

  private final FileDossier filing;

  /** Accepts, over HTTP, a case without papers beside the form. */
  public static final String FORM_COMPLETE =
      "{\"marks\":[{\"component\":\"form\",\"complete\":true}]}";

  private final MarkComponent marking;
  private final AcceptDossier accepting;
  private final RequestSupplement asking;
  private final AssignDossier assigning;
  private final ApproveDossier approving;
  private final IssueResult issuing;
  private final StoreDocument storing;
  private final Authorities authorities;
  private final People people;

  Walk(
      FileDossier filing,
      MarkComponent marking,
      AcceptDossier accepting,
      RequestSupplement asking,
      AssignDossier assigning,
      ApproveDossier approving,
      IssueResult issuing,
      StoreDocument storing,
      Authorities authorities,
      People people) {
    this.filing = filing;
    this.marking = marking;
    this.accepting = accepting;
    this.asking = asking;
    this.assigning = assigning;
    this.approving = approving;
    this.issuing = issuing;
    this.storing = storing;
    this.authorities = authorities;
    this.people = people;
  }

  /** The authority that receives what {@link #filing()} files. */
  public String authority() {
    return authorityOf(COMMUNE);
  }

  public String authorityOf(String commune) {
    return authorities.forRule("any-commune", commune).code();
  }

  /** A filing that is right as it stands; change what a test is about. */
  public Draft filing() {
    return new Draft();
  }

  public Dossier accept(String code) {
    return accept(people.officer(Role.INTAKE_OFFICER, null), code);
  }

  public Dossier accept(SignedIn intake, String code) {
    return accepting.accept(intake, code, null, ticks(intake, code));
  }

  /** A tick for every paper of the case. */
  public List<Given> ticks(SignedIn reviewer, String code) {
    return marking.toMark(reviewer, code).stream().map(Given::tick).toList();
  }

  /** Asks for what is missing, and ticks the other papers of the case. */
  public Dossier ask(SignedIn who, String code, @Nullable Integer seen, List<Reason> reasons) {
    List<String> named = reasons.stream().map(Reason::component).toList();
    List<String> others =
        marking.toMark(who, code).stream().filter(one -> !named.contains(one)).toList();
    return asking.request(who, code, seen, reasons, others, null);
  }

  /** Accepted and handed to a new specialist. */
  public Dossier process(String code) {
    accept(code);
    SignedIn specialist = people.officer(Role.SPECIALIST, null);
    return assigning.assign(specialist, code, null, specialist.accountId(), null);
  }

  public Dossier approve(SignedIn signer, String code) {
    return approving.approve(signer, code, null);
  }

  /** All the way to an issued result. */
  public Dossier issue(String code) {
    Dossier processed = process(code);
    SignedIn signer = people.officer(Role.SIGNER, null);
    approving.approve(signer, code, null);
    return issuing.issue(
        signer, code, null, "01/TLKS-TN", document(processed.filing().authority()));
  }

  /** A stored file that nobody keeps yet. */
  public UUID document(String authority) {
    return storing.store(new ByteArrayInputStream(Papers.pdf()), null, authority).id();
  }

  /** A filing in the making. */
  public final class Draft {

    private final Map<String, Object> answers = new HashMap<>();
    private final Map<String, String> form =
        new HashMap<>(
            Map.of(
                "fullName", "Nguyễn Thử Nghiệm",
                "personId", "001199000001",
                "birthDate", "1999-03-02",
                "sex", "male",
                "phone", "0900000001",
                "commune", COMMUNE,
                "address", "Số 1 phố Thử"));
    private String procedure = EXTRACT;
    private ReturnWay returnBy = ReturnWay.COUNTER;
    private Confirmation confirmation = Confirmation.PARTNER;
    private List<Attachment> attachments = List.of();
    private @Nullable UUID session;
    private @Nullable IdempotencyKey key;

    private Draft() {}

    public Draft procedure(String code) {
      procedure = code;
      return this;
    }

    public Draft answer(String key, Object value) {
      answers.put(key, value);
      return this;
    }

    public Draft form(String key, String value) {
      form.put(key, value);
      return this;
    }

    public Draft withoutPhone() {
      form.remove("phone");
      return this;
    }

    public Draft returnBy(ReturnWay way) {
      returnBy = way;
      return this;
    }

    public Draft attachments(List<Attachment> documents) {
      attachments = documents;
      return this;
    }

    /** As from a counter: confirmed by a code, in a session. */
    public Draft session(UUID id) {
      session = id;
      confirmation = Confirmation.ONE_TIME_CODE;
      return this;
    }

    public Draft key(String text, byte[] hash) {
      key = new IdempotencyKey(text, hash);
      return this;
    }

    public Request request() {
      return new Request(
          procedure,
          new Answers(answers),
          form,
          SubmissionChannel.ONLINE,
          returnBy,
          attachments,
          confirmation,
          null,
          session,
          null,
          null,
          key);
    }

    public Filed by(SignedIn who) {
      return filing.file(who, request());
    }

    /** Filed by a new partner system. */
    public Filed file() {
      return by(people.partner().who());
    }
  }
}
