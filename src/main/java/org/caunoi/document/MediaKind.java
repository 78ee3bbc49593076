package org.caunoi.document;

import org.springframework.http.MediaType;

/** The kinds of file that are taken in, told apart by content and never by name. */
public enum MediaKind {
  PDF(MediaType.APPLICATION_PDF, "pdf"),
  JPEG(MediaType.IMAGE_JPEG, "jpg"),
  PNG(MediaType.IMAGE_PNG, "png");

  private final MediaType mediaType;
  private final String extension;

  MediaKind(MediaType mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public MediaType mediaType() {
    return mediaType;
  }

  /** Without the dot. */
  public String extension() {
    return extension;
  }
}
