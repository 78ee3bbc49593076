package org.caunoi.signing;

import eu.europa.esig.dss.pdf.PDFSignatureService;
import eu.europa.esig.dss.pdf.PdfMemoryUsageSetting;
import eu.europa.esig.dss.pdf.pdfbox.PdfBoxNativeObjectFactory;
import eu.europa.esig.dss.signature.resources.TempFileResourcesHandlerBuilder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Signatures with a {@link SignatureMark}. */
final class MarkedSignatures extends PdfBoxNativeObjectFactory {

  private final @Nullable Path folder;

  /**
   * @param folder where files on the disk are signed or read and what is made of them is kept; none
   *     for papers the house has just made, which are small and in memory
   */
  MarkedSignatures(@Nullable Path folder) {
    this.folder = folder;
    if (folder != null) {
      TempFileResourcesHandlerBuilder made = new TempFileResourcesHandlerBuilder();
      made.setTempFileDirectory(folder.toFile());
      setResourcesHandlerBuilder(made);
      setPdfMemoryUsageSetting(PdfMemoryUsageSetting.memoryBuffered());
    }
  }

  @Override
  public PDFSignatureService newPAdESSignatureService() {
    return configure(
        folder == null
            ? new FillRoom(image -> new DrawnMark())
            : new FillRoomOnDisk(folder, image -> new DrawnMark()));
  }
}
