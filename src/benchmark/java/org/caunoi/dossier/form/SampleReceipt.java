package org.caunoi.dossier.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.caunoi.platform.pdf.CodePicture;
import org.caunoi.platform.pdf.RenderPdf;
import org.caunoi.platform.pdf.RenderedPdf;
import org.caunoi.shared.VietnamTime;

/** Form 01 with every fact filled in and three papers handed over, each with another number. */
public final class SampleReceipt {

  private static final String ADDRESS = "https://caunoi.example/tracking/";
  private static final LocalDate DAY = LocalDate.of(2026, 11, 29);

  private static final List<String> PAPERS =
      List.of(
          "Tờ khai đăng ký khai sinh theo mẫu",
          "Giấy chứng sinh do cơ sở y tế cấp",
          "Bản sao Giấy chứng nhận kết hôn (nếu có)");

  private static final Map<String, String> FACTS =
      Map.ofEntries(
          Map.entry("unit", "Ủy ban nhân dân phường Thử Nghiệm"),
          Map.entry("applicant", "Nguyễn Thị Mẫu"),
          Map.entry("authorised", "Trần Văn Mẫu"),
          Map.entry("personalId", "001199000001"),
          Map.entry("address", "Số 1 phố Ví Dụ, phường Thử Nghiệm, thành phố Hà Nội"),
          Map.entry("phone", "0900000001"),
          Map.entry("email", "mau@example.org"),
          Map.entry("procedure", "Đăng ký khai sinh"),
          Map.entry("procedureCode", "1.001193"),
          Map.entry("setsGiven", "01 bộ"),
          Map.entry("term", "Trong ngày; nhận sau 15 giờ thì trả vào ngày làm việc tiếp theo"),
          Map.entry("acceptedAt", "09 giờ 41 phút, ngày 27/11/2026"),
          Map.entry("appointmentAt", "17 giờ 00 phút, ngày 27/11/2026"),
          Map.entry("returnBy", "Điểm đại lý dịch vụ công trực tuyến số 7"),
          Map.entry("channel", "Trực tuyến, có người hỗ trợ"),
          Map.entry("lookup", ADDRESS));

  private final RenderPdf pdf = new RenderPdf();
  private final FormTemplate template =
      new FormTemplates("classpath:/reference/official-forms/", pdf).on(OfficialForm.RECEIPT, DAY);
  private int made;

  /** The next one, not signed yet. */
  public RenderedPdf next() {
    String code = String.format(Locale.ROOT, "H26.114-261129-%07d", made++);
    Map<String, String> values = new HashMap<>(FACTS);
    values.put("code", code);
    Sheet sheet =
        new Sheet(
            template,
            "Số: " + code + "/TNHS",
            "Ủy ban nhân dân phường Thử Nghiệm",
            "Ủy ban nhân dân thành phố Hà Nội",
            "Hà Nội, " + VietnamTime.date(Instant.parse("2026-11-29T02:41:00Z")),
            values,
            PAPERS.stream().map(SampleReceipt::line).toList(),
            "Lê Thị Mẫu",
            new Sheet.Codes(
                CodePicture.qr(ADDRESS + code + "?k=ABCDEFGHJKLMNPQR"),
                CodePicture.bars(code),
                code),
            null);
    return pdf.rendered(sheet.page(), sheet.style());
  }

  private static Map<String, String> line(String paper) {
    return Map.of(
        "no",
        String.valueOf(PAPERS.indexOf(paper) + 1),
        "component",
        paper,
        "originals",
        "1",
        "electronic",
        "1");
  }
}
