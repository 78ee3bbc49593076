package org.caunoi.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Objects;
import org.caunoi.notification.NotDelivered.Again;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Hands e-mails to the server {@code spring.mail.host}. The message id is made of ours, so that a
 * mail sent twice is the same mail; answers of machines are asked not to come (RFC 3834).
 */
final class SmtpChannel implements Channel {

  private static final String UNREACHABLE = "mail-server-unreachable";

  private final JavaMailSender server;
  private final String from;

  SmtpChannel(JavaMailSender server, String from) {
    this.server = server;
    this.from = from;
  }

  @Override
  public void deliver(Outgoing message) throws NotDelivered {
    try {
      server.send(mail(message));
    } catch (MessagingException | MailParseException e) {
      throw new NotDelivered("address-malformed", Again.NEVER);
    } catch (MailAuthenticationException e) {
      throw new NotDelivered("mail-sign-in-refused", Again.WHEN_REACHED);
    } catch (MailSendException e) {
      throw notTaken(List.of(e.getMessageExceptions()));
    } catch (MailException e) {
      throw new NotDelivered(UNREACHABLE, Again.WHEN_REACHED);
    }
  }

  private MimeMessage mail(Outgoing message) throws MessagingException {
    MimeMessage mail = server.createMimeMessage();
    MimeMessageHelper parts = new MimeMessageHelper(mail, "UTF-8");
    parts.setFrom(from);
    parts.setTo(message.recipient());
    parts.setSubject(Objects.requireNonNullElse(message.subject(), ""));
    parts.setText(message.text());
    mail.setHeader(
        "Message-ID",
        "<" + message.id() + from.substring(from.lastIndexOf('@')).replace(">", "") + ">");
    mail.setHeader("Auto-Submitted", "auto-generated");
    return mail;
  }

  private static NotDelivered notTaken(List<Exception> why) {
    if (why.stream().anyMatch(SmtpChannel::isRefusedAddress)) {
      return new NotDelivered("address-refused", Again.NEVER);
    }
    boolean answered = why.stream().anyMatch(SendFailedException.class::isInstance);
    return answered
        ? new NotDelivered("mail-not-taken", Again.LATER)
        : new NotDelivered(UNREACHABLE, Again.WHEN_REACHED);
  }

  private static boolean isRefusedAddress(Exception e) {
    return e instanceof SendFailedException failed
        && failed.getInvalidAddresses() != null
        && failed.getInvalidAddresses().length > 0;
  }
}
