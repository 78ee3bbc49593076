package org.caunoi.custody.web;

import java.util.ArrayList;
import java.util.List;
import org.caunoi.custody.PaperSet;
import org.caunoi.custody.ReadUnit.Opened;
import org.caunoi.custody.Remark;
import org.caunoi.platform.web.SummaryRow;
import org.caunoi.platform.web.Texts;
import org.caunoi.shared.VietnamTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts into words what people counted and wrote where papers did not agree. */
@Component
final class RemarkWords {

  List<SummaryRow> rows(Opened opened, Texts t) {
    return opened.remarks().stream().map(remark -> row(remark, opened.papers(), t)).toList();
  }

  private static SummaryRow row(Remark remark, @Nullable PaperSet papers, Texts t) {
    List<String> said = new ArrayList<>();
    List<PaperSet.Line> lines = papers == null ? List.of() : papers.lines();
    for (PaperSet.Line line : lines) {
      Integer copies = remark.found().get(line.no());
      if (copies != null) {
        said.add(
            t.get(
                "custody.remark.line",
                line.name().in(t.locale()),
                Integer.toString(copies),
                Integer.toString(line.copies())));
      }
    }
    if (remark.words() != null) {
      said.add(remark.words());
    }
    said.add(t.get("custody.remark.by", remark.by(), VietnamTime.moment(remark.at())));
    return new SummaryRow(
        t.get(remark.settles() ? "custody.grounds" : "custody.remark"), String.join("\n", said));
  }
}
