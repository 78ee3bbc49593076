package org.caunoi.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.jspecify.annotations.Nullable;

/** Tells whether a PDF object runs code, starts programs or carries other files. */
final class PdfActiveContent {

  private static final Set<String> KEYS =
      Set.of("JS", "JavaScript", "EF", "EmbeddedFiles", "XFA", "RichMediaContent");

  private static final Set<String> KINDS =
      Set.of(
          "JavaScript", "Launch", "ImportData", "GoToE", "EmbeddedFile", "RichMedia", "Rendition");

  private PdfActiveContent() {}

  /** Looks into the object and what lies directly inside it; references are other objects. */
  static boolean isIn(@Nullable COSBase object) {
    Deque<COSBase> open = new ArrayDeque<>();
    if (object != null) {
      open.push(object);
    }
    while (!open.isEmpty()) {
      COSBase next = open.pop();
      if (next instanceof COSDictionary dictionary) {
        for (Map.Entry<COSName, COSBase> entry : dictionary.entrySet()) {
          if (acts(entry.getKey().getName(), entry.getValue())) {
            return true;
          }
          open.push(entry.getValue());
        }
      } else if (next instanceof COSArray array) {
        for (int i = 0; i < array.size(); i++) {
          COSBase element = array.get(i);
          if (element != null) {
            open.push(element);
          }
        }
      }
    }
    return false;
  }

  private static boolean acts(String key, COSBase value) {
    return KEYS.contains(key)
        || (value instanceof COSObject reference ? reference.getObject() : value)
                instanceof COSName kind
            && (key.equals("S") || key.equals("Type") || key.equals("Subtype"))
            && KINDS.contains(kind.getName());
  }
}
