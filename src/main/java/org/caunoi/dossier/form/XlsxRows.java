package org.caunoi.dossier.form;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Rows of a spreadsheet going out; a sheet that is full is followed by the next. */
final class XlsxRows implements ExportRegister.Rows {

  /** Rows a sheet can have, as spreadsheet programs have it. */
  static final int MOST = 1_048_576;

  private final Workbook book;
  private final int most;
  private Worksheet sheet;
  private List<String> head = List.of();
  private int sheets;
  private int row;

  /**
   * @param most rows of one sheet, its head among them
   */
  XlsxRows(OutputStream target, int most) {
    this.most = most;
    book = new Workbook(new KeptOpen(target), "CauNoi", "1.0");
    sheet = begin();
  }

  @Override
  public void add(List<String> cells) throws IOException {
    if (row == most) {
      sheet.finish();
      sheet = begin();
      write(head);
    }
    head = head.isEmpty() ? cells : head;
    write(cells);
  }

  private Worksheet begin() {
    sheets++;
    row = 0;
    Worksheet next = book.newWorksheet(sheets == 1 ? "07" : "07 (" + sheets + ")");
    next.freezePane(0, 1);
    return next;
  }

  private void write(List<String> cells) {
    for (int column = 0; column < cells.size(); column++) {
      sheet.inlineString(row, column, cells.get(column));
    }
    row++;
  }

  @Override
  public void flush() throws IOException {
    sheet.flush();
  }

  @Override
  public void close() throws IOException {
    book.close();
  }

  /** The end of the file is not the end of the answer. */
  private static final class KeptOpen extends FilterOutputStream {

    KeptOpen(OutputStream target) {
      super(target);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
