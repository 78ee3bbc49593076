package org.caunoi.document;

import java.io.InputStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/** Sends a stored file to a browser so that it can be seen but can do nothing. */
public final class DocumentResponse {

  private static final String PICTURE =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

  /** Without {@code sandbox}: Safari shows an empty page for a sandboxed PDF. */
  private static final String PDF =
      "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";

  private DocumentResponse() {}

  /** As {@link #of}, but kept as a file instead of shown. */
  public static ResponseEntity<Resource> download(
      StoredDocument document, InputStream content, String name) {
    return of(document, content, name, ContentDisposition.attachment());
  }

  /**
   * The answer; it streams and closes the content.
   *
   * @param content from {@link Documents#open}, opened before so that damage is told as a refusal
   * @param name such as the code of the component, without an extension; never a person's name
   */
  public static ResponseEntity<Resource> of(
      StoredDocument document, InputStream content, String name) {
    return of(document, content, name, ContentDisposition.inline());
  }

  private static ResponseEntity<Resource> of(
      StoredDocument document,
      InputStream content,
      String name,
      ContentDisposition.Builder disposition) {
    String filename = name.replaceAll("[^A-Za-z0-9_-]", "-") + "." + document.kind().extension();
    return ResponseEntity.ok()
        .contentType(document.kind().mediaType())
        .contentLength(document.size())
        .cacheControl(CacheControl.noStore())
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", document.kind() == MediaKind.PDF ? PDF : PICTURE)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.filename(filename).build().toString())
        .body(new InputStreamResource(content));
  }
}
