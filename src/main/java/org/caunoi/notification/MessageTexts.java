package org.caunoi.notification;

import java.util.Locale;
import org.caunoi.platform.web.Texts;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The words of messages, in the language of the installation. */
@Component
class MessageTexts {

  private final Texts texts;
  private final String helpPhone;

  MessageTexts(
      MessageSource messages,
      NotificationSettings settings,
      @Value("${caunoi.help-phone}") String helpPhone) {
    this.texts = new Texts(messages, settings.language());
    this.helpPhone = helpPhone;
  }

  /** In which everything else in a message is said, too. */
  Locale language() {
    return texts.locale();
  }

  /** One segment for codes, else at most two; the detail gives way where it is too long. */
  String sms(MessageKind kind, MessageFacts facts) {
    int most = kind.isCode() ? SmsText.ONE_SEGMENT : SmsText.TWO_SEGMENTS;
    int frame = sms(kind, facts, "").length();
    String detail =
        facts.detail().replaceFirst("^• ", "").replace("\n• ", "; ").replaceFirst("[.\\s]+$", "");
    return sms(kind, facts, SmsText.cut(SmsText.of(detail), most - frame));
  }

  String subject(MessageKind kind) {
    return texts.get("notification.email.subject." + kind);
  }

  String email(MessageKind kind, MessageFacts facts) {
    if (kind.isForStaff()) {
      return fill("notification.email." + kind, facts, facts.detail())
          + "\n\n"
          + texts.get("notification.email.staffEnd");
    }
    return texts.get("notification.email.dear")
        + "\n\n"
        + fill("notification.email." + kind, facts, facts.detail())
        + "\n\n"
        + texts.get("notification.email.end", helpPhone);
  }

  /** A text of its own, such as the words for a missing detail. */
  String words(String key, Object... args) {
    return texts.get("notification." + key, args);
  }

  private String sms(MessageKind kind, MessageFacts facts, String detail) {
    return SmsText.of(fill("notification.sms." + kind, facts, detail));
  }

  private String fill(String key, MessageFacts facts, String detail) {
    return texts.get(key, detail, facts.dossierCode(), facts.secret(), facts.fee(), helpPhone);
  }
}
