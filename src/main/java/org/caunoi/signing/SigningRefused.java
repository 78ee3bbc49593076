package org.caunoi.signing;

import org.jspecify.annotations.Nullable;

/** The settings give no keys to sign with; the message is a sentence in both languages. */
final class SigningRefused extends RuntimeException {

  SigningRefused(Reason reason, @Nullable Throwable cause) {
    super(reason.vietnamese + System.lineSeparator() + reason.english, cause);
  }

  /** Why; each sentence says which setting to change. */
  enum Reason {
    DEMO_KEYS(
        "Chế độ production không được ký bằng khóa dùng thử: hãy đặt caunoi.signing.keys=pkcs12"
            + " (hoặc pkcs11), caunoi.signing.store và caunoi.signing.password.",
        "Production must not sign with demo keys: set caunoi.signing.keys=pkcs12 (or pkcs11),"
            + " caunoi.signing.store and caunoi.signing.password."),
    NO_STORE(
        "Chưa chỉ ra kho khóa ký số: hãy đặt caunoi.signing.store.",
        "No key store is named: set caunoi.signing.store."),
    STORE_UNREADABLE(
        "Không mở được kho khóa ký số: hãy xem lại caunoi.signing.store và"
            + " caunoi.signing.password.",
        "The key store does not open: check caunoi.signing.store and caunoi.signing.password."),
    TRUSTED_UNREADABLE(
        "Không đọc được tệp chứng thư tin cậy: hãy xem lại caunoi.signing.trusted.",
        "The file of trusted certificates cannot be read: check caunoi.signing.trusted.");

    private final String vietnamese;
    private final String english;

    Reason(String vietnamese, String english) {
      this.vietnamese = vietnamese;
      this.english = english;
    }
  }
}
