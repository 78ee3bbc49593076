package org.caunoi.signing;

import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.pades.PAdESCommonParameters;
import eu.europa.esig.dss.pdf.PDFServiceMode;
import eu.europa.esig.dss.pdf.PdfDocumentReader;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.visible.PdfBoxSignatureDrawerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;

/**
 * Puts a signature into the room left for it in a file on the disk. Each earlier state of the file
 * is laid beside it to be read.
 */
final class FillRoomOnDisk extends PdfBoxSignatureService {

  /** Behind the room come the mark and the table of what changed. */
  private static final int TAIL = 256 * 1024;

  private static final int PIECE = 64 * 1024;

  private final Path folder;

  FillRoomOnDisk(Path folder, PdfBoxSignatureDrawerFactory drawers) {
    super(PDFServiceMode.SIGNATURE, drawers);
    this.folder = folder;
  }

  @Override
  public DSSDocument sign(DSSDocument file, byte[] signature, PAdESCommonParameters how) {
    if (how.getPdfSignatureCache().getToBeSignedDocument() instanceof FileDocument prepared
        && filled(prepared, signature)) {
      how.reinit();
      return prepared;
    }
    return super.sign(file, signature, how);
  }

  private static boolean filled(FileDocument prepared, byte[] signature) {
    byte[] hex = HexFormat.of().formatHex(signature).getBytes(StandardCharsets.US_ASCII);
    try (RandomAccessFile bytes = new RandomAccessFile(prepared.getFile(), "rw")) {
      long room = room(bytes, hex.length);
      if (room == 0) {
        return false;
      }
      bytes.seek(room);
      bytes.write(hex);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As {@link FillRoom#room}, of a file read from its end. */
  private static long room(RandomAccessFile bytes, int length) throws IOException {
    byte[] piece = new byte[PIECE];
    long from = bytes.length();
    long stop = Math.max(0, from - TAIL);
    int zeros = 0;
    while (from > stop) {
      int size = (int) Math.min(PIECE, from - stop);
      from -= size;
      bytes.seek(from);
      bytes.readFully(piece, 0, size);
      for (int i = size - 1; i >= 0; i--) {
        if (piece[i] == '0') {
          zeros++;
        } else if (piece[i] == '<' && zeros >= length) {
          return from + i + 1;
        } else {
          zeros = 0;
        }
      }
    }
    return 0;
  }

  @Override
  protected PdfDocumentReader loadPdfDocumentReader(DSSDocument document, char[] password)
      throws IOException {
    if (document instanceof FileDocument) {
      return super.loadPdfDocumentReader(document, password);
    }
    Path laid = Files.createTempFile(folder, "state", ".pdf");
    try (InputStream content = document.openStream()) {
      Files.copy(content, laid, StandardCopyOption.REPLACE_EXISTING);
    }
    return super.loadPdfDocumentReader(new FileDocument(laid.toFile()), password);
  }
}
