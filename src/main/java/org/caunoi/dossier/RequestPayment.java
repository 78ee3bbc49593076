package org.caunoi.dossier;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.caunoi.access.Permission;
import org.caunoi.access.SignedIn;
import org.caunoi.dossier.Dossier.Act;
import org.caunoi.shared.Refused;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the citizen what is to be paid, and until when, before the work goes on (state 6). The
 * promise keeps running: no rule that lets the authority wait was confirmed.
 */
@Component
public class RequestPayment {

  private static final long MOST = 1_000_000_000_000L;
  private static final String LINES =
      """
      • Số tiền: %s đồng
      • %s%s
      • Chỉ nộp cho cơ quan hoặc tài khoản ghi trong thông báo, không đưa tiền cho người khác.\
      """;

  private final Acts acts;
  private final AnswerTimes answers;

  RequestPayment(Acts acts, AnswerTimes answers) {
    this.acts = acts;
    this.answers = answers;
  }

  /**
   * Refused: {@code required} without an amount, {@code out-of-range}, {@code reason-needed},
   * {@code too-long}, {@code dossier-not-found}, {@code wrong-state}, {@code somebody-was-faster}.
   *
   * @param amount whole đồng, from 1
   * @param reason what for, where and until when, in words the citizen will read
   */
  @Transactional
  public Dossier request(
      SignedIn who, String code, @Nullable Integer seen, @Nullable Long amount, String reason) {
    who.require(Permission.REQUEST_PAYMENT);
    if (amount == null) {
      throw Refused.field("/amount", "required");
    }
    if (amount < 1 || amount > MOST) {
      throw Refused.field("/amount", "out-of-range", 1, MOST);
    }
    String words = Note.required("/reason", reason);
    Instant payBy = answers.toPay(acts.now());
    Map<String, Object> details = new HashMap<>(Map.of("amount", amount));
    String until = "";
    if (payBy != null) {
      details.put("answerBy", payBy);
      until = "\n• Cơ quan chờ biên lai đến " + VietnamTime.moment(payBy);
    }
    String spoken = String.format(Locale.of("vi", "VN"), "%,d", amount);
    return acts.perform(
        who,
        code,
        seen,
        new Act(
            ActKind.PAYMENT_REQUESTED,
            LINES.formatted(spoken, words.strip().replaceAll("\\s*\\n\\s*", "\n• "), until),
            details),
        dossier -> dossier.requestPayment(payBy));
  }
}
