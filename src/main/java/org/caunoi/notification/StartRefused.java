package org.caunoi.notification;

/**
 * The settings do not let messages reach whom they are for, or their readers reach us safely; the
 * message is a sentence in Vietnamese and in English.
 */
final class StartRefused extends RuntimeException {

  private final Reason reason;

  StartRefused(Reason reason) {
    super(reason.vietnamese + System.lineSeparator() + reason.english, null, false, true);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  /** Why; each sentence says which setting to change. */
  enum Reason {
    NO_SMS_CHANNEL(
        "Chế độ production cần kênh tin nhắn SMS thật, hộp thư thử không được phép: chưa có cổng"
            + " SMS thì hãy đặt caunoi.notification.sms=off, khi đó người dân xác nhận bằng chữ"
            + " ký.",
        "Production needs a real SMS channel, the sandbox is not allowed: without a gateway set"
            + " caunoi.notification.sms=off, citizens then confirm by signature."),
    DEMO_NEEDS_SMS(
        "Bản dùng thử xác nhận bằng mã gửi qua tin nhắn nên không chạy được khi tắt SMS: hãy đặt"
            + " caunoi.demo=false, hoặc bỏ caunoi.notification.sms=off để mã hiện ở hộp thư thử.",
        "The demo confirms by codes sent as SMS and does not run without them: set"
            + " caunoi.demo=false, or remove caunoi.notification.sms=off to see the codes on the"
            + " sandbox page."),
    NO_EMAIL_CHANNEL(
        "Chế độ production cần máy chủ thư điện tử thật, hộp thư thử không được phép: hãy đặt"
            + " spring.mail.host.",
        "Production needs a real mail server, the sandbox is not allowed: set spring.mail.host."),
    NO_EMAIL_SENDER(
        "Đã có máy chủ thư spring.mail.host nhưng chưa có địa chỉ người gửi: hãy đặt"
            + " caunoi.notification.email-from.",
        "There is a mail server spring.mail.host but no sender address: set"
            + " caunoi.notification.email-from."),
    SANDBOX_PAGE(
        "Chế độ production không được mở trang hộp thư thử: hãy bỏ"
            + " caunoi.notification.sandbox=true.",
        "Production must not show the sandbox page: remove caunoi.notification.sandbox=true."),
    NO_PUBLIC_ADDRESS(
        "Chế độ production cần địa chỉ công khai bắt đầu bằng https:// để ghi trong tin nhắn: hãy"
            + " đặt caunoi.base-url.",
        "Production needs the public address, beginning with https://, that messages name: set"
            + " caunoi.base-url."),
    NO_TLS(
        "Chế độ production chỉ phục vụ qua TLS: hãy đặt chứng thư (server.ssl.certificate,"
            + " server.ssl.bundle hoặc server.ssl.key-store), hoặc"
            + " server.forward-headers-strategy=native khi máy chủ trung gian làm việc đó.",
        "Production serves by TLS only: set a certificate (server.ssl.certificate,"
            + " server.ssl.bundle or server.ssl.key-store), or"
            + " server.forward-headers-strategy=native where a proxy in front does it.");

    private final String vietnamese;
    private final String english;

    Reason(String vietnamese, String english) {
      this.vietnamese = vietnamese;
      this.english = english;
    }
  }
}
