package org.caunoi.signing;

import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.pdf.pdfbox.visible.nativedrawer.NativePdfBoxVisibleSignatureDrawer;
import org.apache.pdfbox.cos.COSName;

/** Signatures with a {@link SignatureMark}, whose colours need not be looked up in the picture. */
final class MarkedSignatures extends PdfBoxNativeObjectFactory {

  @Override
  public PDFSignatureService newPAdESSignatureService() {
    return configure(new FillRoom(image -> new Drawer()));
  }

  private static final class Drawer extends NativePdfBoxVisibleSignatureDrawer {

    @Override
    protected String getExpectedColorSpaceName() {
      return COSName.DEVICERGB.getName();
    }
  }
}
