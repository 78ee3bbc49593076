package org.caunoi.dossier.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.caunoi.NeedsNothing;
import org.caunoi.platform.pdf.RenderPdf;
import org.caunoi.platform.pdf.RenderedPdf;
import org.junit.jupiter.api.Test;

/** Typefaces are parsed once and lent: no paper has a letter less because others are made. */
@NeedsNothing
class PapersAtOnceTest {

  private static final List<String> NAMES =
      List.of("Nguyễn Thị Mẫu", "ĐẶNG VŨ ỶÊN MẪU", "Quách Hỡi Xuyến Mẫu", "Bùi Kỳ Gấm 0123456789");

  private final RenderPdf pdf = new RenderPdf();
  private final FormTemplate template =
      new FormTemplates("classpath:/reference/official-forms/", pdf)
          .on(OfficialForm.RECEIPT, LocalDate.of(2026, 11, 29));

  @Test
  void papersMadeAtOnceAreAsThoseMadeAlone() throws Exception {
    List<String> alone = NAMES.stream().map(name -> Pdfs.text(paper(name).file())).toList();
    assertThat(alone.getLast()).contains("Bùi Kỳ Gấm 0123456789");
    List<Callable<String>> work =
        IntStream.range(0, 12)
            .<Callable<String>>mapToObj(
                i -> () -> Pdfs.text(paper(NAMES.get(i % NAMES.size())).file()))
            .toList();
    try (ExecutorService hands = Executors.newFixedThreadPool(6)) {
      List<Future<String>> made = hands.invokeAll(work);
      for (int i = 0; i < made.size(); i++) {
        assertThat(made.get(i).get()).isEqualTo(alone.get(i % NAMES.size()));
      }
    }
  }

  @Test
  void theSizeOfThePagesIsKnownWithoutReading() {
    RenderedPdf one = paper("Nguyễn Thị Mẫu");
    assertThat(one.pages()).isEqualTo(1);
    assertThat(one.last()).isEqualTo(one.first());
    assertThat(one.first().height()).isBetween(PDRectangle.A4.getHeight() - 1, 842F);
  }

  @Test
  void allGroundsAndFramesOfAPageShareOneMark() throws IOException {
    try (PDDocument document = Loader.loadPDF(paper("Nguyễn Thị Mẫu").file())) {
      PDResources page = document.getPage(0).getResources();
      List<String> kinds = new ArrayList<>();
      for (COSName name : page.getPropertiesNames()) {
        kinds.add(page.getProperties(name).getCOSObject().getNameAsString(COSName.TYPE));
      }
      assertThat(kinds).containsExactlyInAnyOrder("Layout", "Pagination");
    }
  }

  private RenderedPdf paper(String name) {
    Sheet sheet =
        new Sheet(
            template,
            "1",
            name,
            name,
            name,
            Map.of("applicant", name),
            List.of(),
            name,
            null,
            null);
    return pdf.rendered(sheet.page(), sheet.style());
  }
}
