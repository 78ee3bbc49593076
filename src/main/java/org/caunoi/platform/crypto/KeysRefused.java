package org.caunoi.platform.crypto;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the house are lost, damaged or others than those the database was sealed with; the
 * message is one sentence in Vietnamese and in English.
 */
public final class KeysRefused extends RuntimeException {

  private KeysRefused(String vietnamese, String english, Path file, @Nullable Throwable cause) {
    super(vietnamese.formatted(file) + System.lineSeparator() + english.formatted(file), cause);
  }

  /** The file is gone while the database still holds what only its key opens. */
  public static KeysRefused missing(Path file) {
    return new KeysRefused(
        "Không thấy tệp khóa %s, mà cơ sở dữ liệu đã có dữ liệu niêm phong bằng khóa đó; hãy đặt"
            + " lại thư mục keys hoặc khôi phục từ bản sao lưu bằng lệnh restore --replace.",
        "The key file %s is missing while the database holds data sealed with it; put the folder"
            + " keys back, or bring back a backup with the command restore --replace.",
        file,
        null);
  }

  /** The file is no key. */
  public static KeysRefused damaged(Path file, Throwable cause) {
    return new KeysRefused(
        "Tệp khóa %s bị hỏng; hãy đặt lại thư mục keys hoặc khôi phục từ bản sao lưu bằng lệnh"
            + " restore --replace.",
        "The key file %s is damaged; restore it from a backup, by itself or with the command"
            + " restore --replace.",
        file,
        cause);
  }

  /** The file cannot be read, or the first one not be written. */
  public static KeysRefused unreadable(Path file, Throwable cause) {
    return new KeysRefused(
        "Không đọc hoặc không ghi được tệp khóa %s; hãy cấp quyền rồi chạy lại.",
        "The key file %s cannot be read or written; grant permission and start again.",
        file,
        cause);
  }

  /** A key, but not the one the data is sealed with. */
  public static KeysRefused foreign(Path file) {
    return new KeysRefused(
        "Khóa trong %s không phải khóa đã niêm phong cơ sở dữ liệu này; hãy đặt lại đúng thư mục"
            + " keys hoặc khôi phục từ bản sao lưu bằng lệnh restore --replace.",
        "The key in %s is not the one this database was sealed with; put the right folder keys"
            + " back, or bring back a backup with the command restore --replace.",
        file,
        null);
  }
}
