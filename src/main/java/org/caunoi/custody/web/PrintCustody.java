package org.caunoi.custody.web;

import caunoi.pages.StaticTemplates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.caunoi.platform.pdf.CodePicture;
import org.caunoi.platform.pdf.RenderPdf;
import org.caunoi.platform.web.Shell;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Lists and labels as PDF, each with its number for eyes and scanners. */
@Component
final class PrintCustody {

  private final RenderPdf pdf;
  private final StaticTemplates templates = new StaticTemplates();

  PrintCustody(RenderPdf pdf) {
    this.pdf = pdf;
  }

  byte[] list(PaperListView list, Shell shell) {
    Texts t = shell.t();
    List<List<String>> table = new ArrayList<>();
    list.lines()
        .forEach(
            row ->
                table.add(
                    List.of(
                        String.valueOf(row.no()),
                        row.name(),
                        row.kind(),
                        String.valueOf(row.copies()),
                        row.pages(),
                        row.scan())));
    table.add(List.of("", t.get("custody.total"), "", String.valueOf(list.total()), "", ""));
    return render(
        new PrintedList(
            t.get("custody.slip.title"),
            list.number(),
            list.spoken(),
            list.rows(),
            List.of(
                t.get("custody.no"),
                t.get("custody.paper"),
                t.get("custody.kind"),
                t.get("custody.howMany"),
                t.get("custody.pages"),
                t.get("custody.scan")),
            table,
            List.of(
                signature(
                    t.get(list.homeward() ? "custody.signReceiver" : "custody.signCitizen"),
                    list.signed()),
                signature(t.get("custody.signClerk"), list.confirmed())),
            t.get("custody.slip.fine", shell.helpPhone()),
            CodePicture.qr(list.number()),
            CodePicture.bars(list.number())));
  }

  private static String signature(String line, String signed) {
    return signed.isEmpty() ? line : signed;
  }

  byte[] label(LabelView label, Texts t) {
    List<SummaryRow> rows = new ArrayList<>();
    rows.add(new SummaryRow(t.get("custody.destination"), label.destination()));
    if (!label.seal().isEmpty()) {
      rows.add(new SummaryRow(t.get("custody.seal"), label.seal()));
    }
    if (!label.leaves().isEmpty()) {
      rows.add(new SummaryRow(t.get("custody.trip.leavesAt"), label.leaves()));
    }
    if (!label.eta().isEmpty()) {
      rows.add(new SummaryRow(t.get("custody.eta"), label.eta()));
    }
    List<List<String>> table = new ArrayList<>();
    label
        .manifest()
        .forEach(number -> table.add(List.of(String.valueOf(table.size() + 1), number)));
    return render(
        new PrintedList(
            label.title(),
            label.number(),
            label.spoken(),
            rows,
            table.isEmpty()
                ? List.of()
                : List.of(t.get("custody.no"), t.get("custody.manifest", table.size())),
            table,
            List.of(),
            "",
            CodePicture.qr(label.number()),
            CodePicture.bars(label.number())));
  }

  private byte[] render(PrintedList list) {
    try {
      return pdf.render(
          templates.custodyPrinted(list),
          new ClassPathResource("print/custody.css").getContentAsString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
