package org.caunoi.assistance;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.caunoi.access.EnrolAccount;
import org.caunoi.access.EnrolAccount.NewAccount;
import org.caunoi.access.Role;
import org.caunoi.access.SignedIn;
import org.caunoi.audit.AuditLog.Actor;
import org.caunoi.dossier.Dossier.Confirmation;
import org.springframework.stereotype.Component;

/**
 * A counter in tests: clerks, a card, and the walk up to any step by the same use cases as the
 * pages.
 */
@Component
public final class Counter {

  public static final String CARD =
      "001199000001||Nguyễn Thử Nghiệm|01011999|Nữ|Số 1 phố Thử, Phường Hoàn Kiếm, Hà Nội|01012022";
  static final String EXTRACT = "2.000635";
  static final String PORTAL_PROCEDURE = "1.001613";

  final StartSession start;
  final ChooseProcedure choose;
  final AnswerQuestions answer;
  final SaveDraft save;
  final ShowSummary show;
  final CitizenSays says;
  final SendConfirmationCode send;
  final ConfirmWithCode confirm;
  final SubmitSession submit;
  final EndCitizen end;
  final ReadSession read;
  final CitizensPhone sent;
  private final EnrolAccount enrol;

  Counter(
      StartSession start,
      ChooseProcedure choose,
      AnswerQuestions answer,
      SaveDraft save,
      ShowSummary show,
      CitizenSays says,
      SendConfirmationCode send,
      ConfirmWithCode confirm,
      SubmitSession submit,
      EndCitizen end,
      ReadSession read,
      CitizensPhone sent,
      EnrolAccount enrol) {
    this.start = start;
    this.choose = choose;
    this.answer = answer;
    this.save = save;
    this.show = show;
    this.says = says;
    this.send = send;
    this.confirm = confirm;
    this.submit = submit;
    this.end = end;
    this.read = read;
    this.sent = sent;
    this.enrol = enrol;
  }

  /** A clerk with an account of their own at a point. */
  public SignedIn clerk(String point) {
    String username = "clerk-" + UUID.randomUUID().toString().substring(0, 8);
    UUID id =
        enrol.enrol(
            Actor.HOUSE,
            new NewAccount(
                username,
                "Trần Thử Việc",
                "TV-01",
                "mat-khau-thu-nghiem",
                Set.of(Role.CLERK),
                point,
                null));
    return new SignedIn(
        id, username, "Trần Thử Việc", "TV-01", Set.of(Role.CLERK), Set.of(), point, null);
  }

  /** Values typed so far. */
  public Map<String, String> read(SignedIn clerk, UUID id) {
    return read.read(clerk, id).draft();
  }

  UUID opened(SignedIn clerk) {
    return start.start(clerk, CARD).id();
  }

  /** Card read, procedure chosen, phone and address filled. */
  UUID filled(SignedIn clerk) {
    UUID id = opened(clerk);
    choose.choose(clerk, id, null, EXTRACT);
    save.save(clerk, id, Map.of("phone", "0900000001"));
    return id;
  }

  UUID shown(SignedIn clerk) {
    UUID id = filled(clerk);
    show.show(clerk, id, null);
    return id;
  }

  UUID agreed(SignedIn clerk) {
    UUID id = shown(clerk);
    says.onOwnScreen(id, new Saying.Agree(read.facts(clerk, id).requireSummary()));
    return id;
  }

  UUID codeSent(SignedIn clerk) {
    UUID id = agreed(clerk);
    send.send(clerk, id);
    return id;
  }

  /** Filed from the card, with these fields changed by hand. */
  public String file(SignedIn clerk, Map<String, String> changed) {
    UUID id = filled(clerk);
    save.save(clerk, id, changed);
    return fileAsIs(clerk, id);
  }

  /** What stands in the session is shown, confirmed by code and filed. */
  String fileAsIs(SignedIn clerk, UUID id) {
    show.show(clerk, id, null);
    says.onOwnScreen(id, new Saying.Agree(read.facts(clerk, id).requireSummary()));
    send.send(clerk, id);
    confirm.confirmOnOwnScreen(id, sent.of(id));
    return submit.submit(clerk, id, null);
  }

  UUID confirmed(SignedIn clerk) {
    UUID id = codeSent(clerk);
    Session session = confirm.confirmOnOwnScreen(id, sent.of(id));
    if (session.work().confirmation() != Confirmation.ONE_TIME_CODE) {
      throw new AssertionError("not confirmed");
    }
    return id;
  }
}
