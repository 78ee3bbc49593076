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
      byte[] tail = new byte[(int) Math.min(TAIL, bytes.length())];
      long from = bytes.length() - tail.length;
      bytes.seek(from);
      bytes.readFully(tail);
      int room = FillRoom.room(tail, hex.length);
      if (room == 0) {
        return false;
      }
      bytes.seek(from + room);
      bytes.write(hex);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
