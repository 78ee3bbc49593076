package org.caunoi.platform.database;

import org.jspecify.annotations.Nullable;

/**
 * The database, a backup or a restore cannot go on; the message is one sentence in Vietnamese and
 * in English.
 */
public final class DatabaseRefused extends RuntimeException {

  private final Reason reason;

  DatabaseRefused(Reason reason, Object... details) {
    this(reason, null, details);
  }

  DatabaseRefused(Reason reason, @Nullable Throwable cause, Object... details) {
    super(reason.sentence(details), cause);
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }

  /** Why; each sentence says what is wrong and what the person at the machine can do. */
  enum Reason {
    FOLDER_IN_USE(
        "Thư mục dữ liệu %s đang được một tiến trình khác dùng (%s); hãy dừng tiến trình đó rồi"
            + " chạy lại.",
        "The data folder %s is in use by another process (%s); stop that process and start again."),
    FOLDER_UNWRITABLE(
        "Không ghi được vào thư mục dữ liệu %s; hãy cấp quyền ghi hoặc đặt caunoi.data-dir sang thư"
            + " mục khác.",
        "The data folder %s cannot be written; grant write permission or set caunoi.data-dir to"
            + " another folder."),
    DISK_FULL(
        "Ổ đĩa chứa %s đã đầy; hãy giải phóng ít nhất 300 MB rồi chạy lại.",
        "The disk that holds %s is full; free at least 300 MB and start again."),
    OTHER_MAJOR_VERSION(
        "Thư mục dữ liệu %s thuộc PostgreSQL %s, nhưng chương trình này dùng PostgreSQL %s; hãy"
            + " chạy đúng bản cũ để sao lưu hoặc dùng thư mục khác.",
        "The data folder %s belongs to PostgreSQL %s but this program brings PostgreSQL %s; run the"
            + " matching release or use another folder."),
    FOLDER_DAMAGED(
        "Dữ liệu PostgreSQL trong %s bị hỏng (%s); hãy khôi phục từ bản sao lưu bằng lệnh restore"
            + " --replace.",
        "The PostgreSQL data in %s is damaged (%s); bring back a backup with the command restore"
            + " --replace."),
    PASSWORD_MISSING(
        "Thiếu tệp mật khẩu %s của cơ sở dữ liệu; hãy khôi phục từ bản sao lưu bằng lệnh restore"
            + " --replace.",
        "The database password file %s is missing; bring back a backup with the command restore"
            + " --replace."),
    PORT_BUSY(
        "Cổng %s đã có chương trình khác dùng; hãy đổi caunoi.database.port hoặc đặt bằng 0 để tự"
            + " chọn.",
        "Port %s is used by another program; change caunoi.database.port, or set it to 0 to pick a"
            + " free one."),
    WEB_PORT_BUSY(
        "Cổng %s của trang web đã có chương trình khác dùng; hãy dừng chương trình đó hoặc đổi"
            + " server.port.",
        "The web port %s is used by another program; stop that program or change server.port."),
    NO_UNPRIVILEGED_ACCOUNT(
        "PostgreSQL không chạy bằng root và không tài khoản thường nào vào được %s; hãy chạy bằng"
            + " người dùng thường hoặc cho phép đi qua các thư mục cha.",
        "PostgreSQL does not run as root and no ordinary account can reach %s; run as an ordinary"
            + " user or let others pass through the parent folders."),
    NO_BINARIES(
        "Không có bản PostgreSQL đi kèm cho %s; hãy đặt SPRING_DATASOURCE_URL tới một máy chủ"
            + " PostgreSQL 15 đến 18.",
        "No PostgreSQL comes along for %s; set SPRING_DATASOURCE_URL to a PostgreSQL server from 15"
            + " to 18."),
    START_FAILED(
        "PostgreSQL đi kèm không khởi động được (%s); xem nhật ký trong %s.",
        "The PostgreSQL that comes along did not start (%s); see the log in %s."),
    UNREACHABLE(
        "Không kết nối được tới máy chủ PostgreSQL (%s); hãy kiểm tra máy chủ đó và"
            + " spring.datasource.url rồi chạy lại.",
        "The PostgreSQL server cannot be reached (%s); look at that server and at"
            + " spring.datasource.url, and start again."),
    WRONG_PASSWORD(
        "Máy chủ PostgreSQL không nhận tên hoặc mật khẩu (%s); hãy sửa spring.datasource.username"
            + " và spring.datasource.password.",
        "The PostgreSQL server does not take the name or the password (%s); correct"
            + " spring.datasource.username and spring.datasource.password."),
    NO_SUCH_DATABASE(
        "Máy chủ PostgreSQL không có cơ sở dữ liệu đó (%s); hãy tạo nó hoặc sửa"
            + " spring.datasource.url.",
        "The PostgreSQL server has no such database (%s); create it or correct"
            + " spring.datasource.url."),
    RIGHTS_MISSING(
        "Tài khoản PostgreSQL thiếu quyền (%s); tài khoản đó phải là chủ của cơ sở dữ liệu.",
        "The PostgreSQL account lacks a right (%s); it has to own the database."),
    SERVER_TOO_OLD(
        "Máy chủ PostgreSQL quá cũ (%s); hãy dùng bản từ 15 đến 18.",
        "The PostgreSQL server is too old (%s); use one from 15 to 18."),
    NO_ROOM(
        "Ổ đĩa của cơ sở dữ liệu đã đầy (%s); hãy giải phóng ít nhất 300 MB rồi chạy lại.",
        "The disk of the database is full (%s); free at least 300 MB and start again."),
    MIGRATION_FAILED(
        "Không nâng cấp được cơ sở dữ liệu (%s); dữ liệu vẫn như trước bước nâng cấp bị lỗi, hãy"
            + " chạy lại bản cũ hoặc khôi phục từ bản sao lưu.",
        "The database could not be brought up to date (%s); it stands as before the failed step:"
            + " run the release before, or bring back a backup."),
    EXTERNAL_SERVER(
        "Ứng dụng đang dùng máy chủ PostgreSQL riêng (spring.datasource.url); hãy sao lưu và khôi"
            + " phục bằng pg_dump và pg_restore.",
        "The application uses a PostgreSQL server of its own (spring.datasource.url); back up and"
            + " restore with pg_dump and pg_restore."),
    COMMAND_UNCLEAR(
        "Không hiểu lệnh (%s); cách dùng: backup --to=TỆP.tar.gz hoặc restore --from=TỆP.tar.gz"
            + " [--replace].",
        "The command is not clear (%s); use backup --to=FILE.tar.gz or restore --from=FILE.tar.gz"
            + " [--replace]."),
    NOTHING_TO_BACK_UP(
        "Trong %s chưa có dữ liệu để sao lưu.", "There is no data to back up in %s."),
    BACKUP_EXISTS(
        "Tệp %s đã có; hãy chọn tên khác.", "The file %s exists already; choose another name."),
    BACKUP_INSIDE_DATA(
        "Bản sao lưu %s không được nằm trong thư mục dữ liệu.",
        "The backup %s must not lie inside the data folder."),
    DOCUMENTS_ELSEWHERE(
        "Tài liệu không nằm trong %s mà trong kho %s; hãy chạy lại lệnh với các thiết lập"
            + " CAUNOI_DOCUMENTS_S3_… mà ứng dụng đang dùng.",
        "The documents do not lie in %s but in the store %s; run the command again with the"
            + " settings CAUNOI_DOCUMENTS_S3_… the application runs with."),
    BACKUP_HOLDS_BUCKET(
        "Bản sao lưu %s có tài liệu của một kho S3; hãy chạy lại lệnh với các thiết lập"
            + " CAUNOI_DOCUMENTS_S3_… của một thùng chứa trống; chưa thay đổi gì.",
        "The backup %s holds the documents of an S3 store; run the command again with the settings"
            + " CAUNOI_DOCUMENTS_S3_… of an empty bucket; nothing was changed."),
    STORE_FAILED(
        "Kho tài liệu S3 không nhận tài liệu (%s); thư mục dữ liệu chưa thay đổi.",
        "The S3 store does not take the documents (%s); the data folder was not changed."),
    BACKUP_FAILED("Không sao lưu được vào %s (%s).", "The backup to %s failed (%s)."),
    BACKUP_MISSING("Không đọc được bản sao lưu %s.", "The backup %s cannot be read."),
    BACKUP_DAMAGED(
        "Bản sao lưu %s bị hỏng: %s; chưa thay đổi gì.",
        "The backup %s is damaged: %s; nothing was changed."),
    BACKUP_OF_OTHER_VERSION(
        "Bản sao lưu %s thuộc PostgreSQL %s, nhưng chương trình này dùng PostgreSQL %s; chưa thay"
            + " đổi gì.",
        "The backup %s belongs to PostgreSQL %s but this program brings PostgreSQL %s; nothing was"
            + " changed."),
    FOLDER_NOT_EMPTY(
        "Thư mục dữ liệu %s không trống; thêm --replace để cất dữ liệu cũ sang một bên.",
        "The data folder %s is not empty; add --replace to put the old data aside."),
    ;

    private final String vietnamese;
    private final String english;

    Reason(String vietnamese, String english) {
      this.vietnamese = vietnamese;
      this.english = english;
    }

    private String sentence(Object... details) {
      return vietnamese.formatted(details) + System.lineSeparator() + english.formatted(details);
    }
  }
}
