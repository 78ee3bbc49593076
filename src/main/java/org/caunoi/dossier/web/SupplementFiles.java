package org.caunoi.dossier.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.caunoi.document.StoredDocument;
import org.caunoi.dossier.Attachment;
import org.caunoi.dossier.Dossier;
import org.caunoi.shared.Refused;
import org.caunoi.shared.Refused.FieldError;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/**
 * The papers of a supplement, each in a field of its own: {@code file-} and the component's key.
 */
@Component
final class SupplementFiles {

  static final String FIELD = "file-";
  private static final String POINTER = "/documents/";

  private final ReceiveDocument documents;

  SupplementFiles(ReceiveDocument documents) {
    this.documents = documents;
  }

  /** The form field of a refusal's pointer; empty where it names none. */
  static String field(String pointer) {
    return pointer.startsWith(POINTER) ? FIELD + pointer.substring(POINTER.length()) : "";
  }

  /**
   * Stores all files and performs the act that keeps them; where anything is refused none stays.
   * What is wrong with a file is told at {@code /documents/<component>}.
   */
  <T> T keep(Map<String, MultipartFile> files, Dossier dossier, Function<List<Attachment>, T> act) {
    List<String> components = new ArrayList<>();
    List<StoredDocument> stored = new ArrayList<>();
    boolean complete = false;
    try {
      for (Map.Entry<String, MultipartFile> file : files.entrySet()) {
        if (file.getKey().startsWith(FIELD) && !file.getValue().isEmpty()) {
          String component = file.getKey().substring(FIELD.length());
          stored.add(store(component, file.getValue(), dossier));
          components.add(component);
        }
      }
      complete = true;
    } finally {
      if (!complete) {
        stored.forEach(documents::discard);
      }
    }
    return documents.keepOrDiscard(
        stored,
        ids ->
            act.apply(
                IntStream.range(0, ids.size())
                    .mapToObj(i -> new Attachment(components.get(i), ids.get(i)))
                    .toList()));
  }

  private StoredDocument store(String component, MultipartFile file, Dossier dossier) {
    String pointer = POINTER + component;
    try (InputStream content = file.getInputStream()) {
      documents.refuseUnasked(dossier, component);
      return documents.store(content, file.getOriginalFilename(), dossier);
    } catch (IOException e) {
      throw Refused.field(pointer, "file-incomplete");
    } catch (Refused refused) {
      throw refused.kind() == Refused.Kind.UNAVAILABLE || refused.kind() == Refused.Kind.STORE_FULL
          ? refused
          : new Refused(
              refused.kind(),
              refused.code(),
              List.of(FieldError.of(pointer, refused.code(), refused.args().toArray())),
              refused.args().toArray());
    }
  }
}
