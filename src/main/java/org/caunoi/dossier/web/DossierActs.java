package org.caunoi.dossier.web;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.caunoi.dossier.AcceptDossier;
import org.caunoi.dossier.AddSupplement;
import org.caunoi.dossier.ApproveDossier;
import org.caunoi.dossier.AssignDossier;
import org.caunoi.dossier.AtCounter;
import org.caunoi.dossier.ConfirmPayment;
import org.caunoi.dossier.DeclineWithdrawal;
import org.caunoi.dossier.Dossier;
import org.caunoi.dossier.ExtendPromise;
import org.caunoi.dossier.MarkComponent.Given;
import org.caunoi.dossier.RefuseDossier;
import org.caunoi.dossier.RequestPayment;
import org.caunoi.dossier.RequestSupplement;
import org.caunoi.dossier.RequestSupplement.Asked;
import org.caunoi.dossier.RequestWithdrawal;
import org.caunoi.dossier.ReturnAtCounter;
import org.caunoi.dossier.StopDossier;
import org.caunoi.dossier.TakeBackApproval;
import org.caunoi.dossier.WithdrawPayment;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The acts that a page and a program ask for in the same way; only how they are read differs. */
@Component
record DossierActs(
    AcceptDossier accepting,
    RequestSupplement asking,
    AddSupplement adding,
    RefuseDossier refusing,
    AssignDossier assigning,
    ApproveDossier approving,
    ExtendPromise extending,
    RequestPayment charging,
    ConfirmPayment confirming,
    RequestWithdrawal withdrawing,
    DeclineWithdrawal declining,
    StopDossier stopping,
    TakeBackApproval takingBack,
    WithdrawPayment uncharging,
    ReturnAtCounter returning) {

  /**
   * @param marksSeen moment of the latest mark that was shown, none where the caller did not say
   */
  Dossier accept(ActCall call, List<Given> marks, @Nullable Instant marksSeen) {
    return accepting.accept(call.who(), call.code(), call.seen(), marks, marksSeen);
  }

  /** Marks as for {@link #accept}. */
  Dossier ask(ActCall call, Asked asked, @Nullable Instant marksSeen) {
    return asking.request(call.who(), call.code(), call.seen(), asked, marksSeen);
  }

  Dossier supplement(ActCall call, @Nullable String note) {
    return adding.add(call.who(), call.code(), call.seen(), List.of(), note);
  }

  Dossier refuse(ActCall call, @Nullable String ground, String reason) {
    return refusing.refuse(call.who(), call.code(), call.seen(), ground, reason);
  }

  Dossier assign(ActCall call, UUID person, @Nullable String note) {
    return assigning.assign(call.who(), call.code(), call.seen(), person, note);
  }

  Dossier approve(ActCall call) {
    return approving.approve(call.who(), call.code(), call.seen());
  }

  Dossier extend(ActCall call, LocalDate day, String reason) {
    return extending.extend(call.who(), call.code(), call.seen(), day, reason);
  }

  Dossier charge(ActCall call, @Nullable Long amount, String reason) {
    return charging.request(call.who(), call.code(), call.seen(), amount, reason);
  }

  Dossier paid(ActCall call, @Nullable String receipt) {
    return confirming.confirm(call.who(), call.code(), call.seen(), receipt);
  }

  Dossier sendWithdrawalCode(ActCall call) {
    return withdrawing.sendCode(call.who(), call.code());
  }

  Dossier withdraw(ActCall call, @Nullable String reason, @Nullable AtCounter shown) {
    return withdrawing.request(call.who(), call.code(), call.seen(), reason, shown);
  }

  Dossier decline(ActCall call, String reason) {
    return declining.decline(call.who(), call.code(), call.seen(), reason);
  }

  Dossier stop(ActCall call, @Nullable String ground, String reason) {
    return stopping.stop(call.who(), call.code(), call.seen(), ground, reason);
  }

  Dossier takeBack(ActCall call, String reason) {
    return takingBack.takeBack(call.who(), call.code(), call.seen(), reason);
  }

  Dossier uncharge(ActCall call, String reason) {
    return uncharging.withdraw(call.who(), call.code(), call.seen(), reason);
  }

  Dossier sendReturnCode(ActCall call) {
    return returning.sendCode(call.who(), call.code());
  }

  Dossier handOver(ActCall call, AtCounter shown) {
    return returning.handOver(call.who(), call.code(), call.seen(), shown);
  }
}
