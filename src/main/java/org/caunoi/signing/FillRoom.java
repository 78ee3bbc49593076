package org.caunoi.signing;

import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESCommonParameters;
import eu.europa.esig.dss.pdf.PDFServiceMode;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.visible.PdfBoxSignatureDrawerFactory;
import eu.europa.esig.dss.spi.DSSUtils;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Puts a signature into the room left for it, without reading the file byte by byte. */
final class FillRoom extends PdfBoxSignatureService {

  FillRoom(PdfBoxSignatureDrawerFactory drawers) {
    super(PDFServiceMode.SIGNATURE, drawers);
  }

  @Override
  public DSSDocument sign(DSSDocument file, byte[] signature, PAdESCommonParameters how) {
    DSSDocument prepared = how.getPdfSignatureCache().getToBeSignedDocument();
    if (prepared != null) {
      byte[] hex = HexFormat.of().formatHex(signature).getBytes(StandardCharsets.US_ASCII);
      byte[] bytes = DSSUtils.toByteArray(prepared);
      int room = room(bytes, hex.length);
      if (room > 0) {
        System.arraycopy(hex, 0, bytes, room, hex.length);
        how.reinit();
        return new InMemoryDocument(bytes, null, MimeTypeEnum.PDF);
      }
    }
    return super.sign(file, signature, how);
  }

  /** Where the last {@code <000…} begins that is long enough; 0 where there is none. */
  static int room(byte[] bytes, int length) {
    int zeros = 0;
    for (int i = bytes.length - 1; i > 0; i--) {
      if (bytes[i] == '0') {
        zeros++;
      } else if (bytes[i] == '<' && zeros >= length) {
        return i + 1;
      } else {
        zeros = 0;
      }
    }
    return 0;
  }
}
