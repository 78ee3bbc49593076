package org.caunoi.platform.reference;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns refused data files into a sentence instead of a stack trace. */
final class ReferenceDataFailureAnalyzer extends AbstractFailureAnalyzer<ReferenceDataRefused> {

  private static final int SHOWN = 20;

  @Override
  protected @Nullable FailureAnalysis analyze(Throwable failure, ReferenceDataRefused cause) {
    StringBuilder lines =
        new StringBuilder(
            "Dữ liệu tham chiếu có lỗi; chưa nạp gì vào cơ sở dữ liệu.\n"
                + "The reference data is wrong; nothing was loaded:");
    cause.problems().stream().limit(SHOWN).forEach(p -> lines.append("\n  ").append(p));
    int more = cause.problems().size() - SHOWN;
    if (more > 0) {
      lines.append("\n  … và ").append(more).append(" lỗi nữa · and ").append(more).append(" more");
    }
    return new FailureAnalysis(
        lines.toString(),
        "Hãy sửa các dòng nêu trên rồi chạy lại.\nCorrect the named lines and start again.",
        failure);
  }
}
