package org.caunoi.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import caunoi.pages.StaticTemplates;
import caunoi.pages.Templates;
import gg.jte.models.runtime.JteModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Renders every component in every state to {@code target/style-guide}, to be looked at in a
 * browser.
 */
final class StyleGuideTest {

  private static final Path STATIC = Path.of("src/main/resources/static");
  private static final Path OUT = Path.of("target/style-guide");

  private final Templates pages = new StaticTemplates();
  static final FieldErrors ERRORS =
      new FieldErrors(
          List.of(
              new FieldProblem("birthDate", "Tháng 2 không có ngày 31. Xin sửa ngày sinh"),
              new FieldProblem("file", "Tệp này rỗng. Xin chụp lại giấy khai sinh"),
              new FieldProblem("phone", "Số điện thoại phải có 10 chữ số")));

  @Test
  void rendersEveryComponentInBothLanguages() throws IOException {
    for (String lang : List.of("vi", "en")) {
      Shell staff = shell(lang, true);
      Shell open = shell(lang, false);
      write(lang + "-staff", pages.guideStaff(staff, ERRORS, 90));
      write(lang + "-staff-fine", pages.guideStaff(staff.withNotice(null), FieldErrors.none(), 90));
      write(lang + "-citizen", pages.guideCitizen(open, ERRORS));
      write(lang + "-tracking", pages.guideTracking(open));
      write(lang + "-screen", pages.guideScreen(open));
      write(lang + "-a5", pages.guideSlip(open, "a5"));
      write(lang + "-80mm", pages.guideSlip(open, "80mm"));
    }
    copyStatic();
    assertThat(OUT.resolve("vi-staff.html")).content().contains("Có chỗ cần sửa", "F9");
    assertThat(OUT.resolve("en-staff.html")).content().contains("Something needs correcting");
  }

  @Test
  void escapesWhatACitizenTypes() {
    Shell shell = shell("vi", false).withTitle("</title><script>alert(1)</script>");
    String page =
        pages.guideCitizen(shell, FieldErrors.of("phone", "<img src=x onerror=alert(1)>")).render();
    assertThat(page).doesNotContain("<script>alert", "<img src=x").contains("&lt;img src=x");
  }

  @Test
  void drawsAFieldForEveryKindThatDataCanDescribe() {
    String page = pages.guideStaff(shell("vi", true), FieldErrors.none(), 90).render();
    for (FieldKind kind : FieldKind.values()) {
      assertThat(page).contains("id=\"any-" + kind + "\"");
    }
    assertThat(page).contains("<textarea class=\"input\" id=\"any-LONG_TEXT\"");
  }

  @Test
  void saysInTheTitleThatAFormHasErrors() {
    Shell shell = shell("vi", true);
    assertThat(shell.withErrors(ERRORS).title()).isEqualTo("Có lỗi: Tiếp người dân");
    assertThat(shell.withErrors(FieldErrors.none())).isSameAs(shell);
    assertThat(shell.helpPhoneLink()).isEqualTo("tel:1022");
  }

  static Shell shell(String lang, boolean signedIn) {
    return new Shell(
        signedIn ? "Tiếp người dân" : "Hồ sơ của tôi",
        lang,
        "thu-nghiem",
        "_csrf",
        signedIn ? new SignedInView("Trần Thử Nghiệm", "Nhân viên hỗ trợ", "Điểm 01") : null,
        signedIn ? menu() : List.of(),
        signedIn
            ? NoticeView.of(Tone.SUCCESS, "Đã kết thúc phiên trước và xóa dữ liệu trên màn hình.")
            : null,
        "/counter",
        "1022",
        texts(lang));
  }

  static Texts texts(String lang) {
    try {
      return new Texts(Languages.messageSource(), Locale.of(lang));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<NavItem> menu() {
    return List.of(
        new NavItem("/counter", "Tiếp người dân", "home", true),
        new NavItem("/dossiers", "Hồ sơ của điểm", "files", false),
        new NavItem("/returns", "Trả kết quả", "package", false),
        new NavItem("/calls", "Cần gọi lại", "phone", false),
        new NavItem("/people", "Nhân viên", "users", false));
  }

  private static void write(String name, JteModel page) throws IOException {
    Files.createDirectories(OUT);
    Files.writeString(OUT.resolve(name + ".html"), page.render());
  }

  private static void copyStatic() throws IOException {
    try (Stream<Path> files = Files.walk(STATIC)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = OUT.resolve(STATIC.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, Files.readAllBytes(file));
      }
    }
  }
}
